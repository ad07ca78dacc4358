package vip.approvals.engine;

import java.util.List;

/**
 * What of the web applications' API answers at all; everything else is 404. The pages carry the engine's whole REST
 * API, and every route that they do not need is one more way around the product's rules. What a person may do with an
 * allowed route is decided by the engine's authorizations.
 */
final class EngineRoutes {

    private static final String ENGINE = "/camunda/api/engine/engine/default";

    /** Full paths. */
    private static final List<Route> APPLICATIONS = Route.list("""
            # Login, and what the signed-in person may open
            GET  /camunda/api/admin/auth/user/default
            POST /camunda/api/admin/auth/user/default/login/*
            POST /camunda/api/admin/auth/user/default/logout
            GET  /camunda/api/engine/engine
            # Scripts and read-only queries of the pages' own plugins
            GET  /camunda/api/tasklist/plugin/**
            GET|POST /camunda/api/cockpit/plugin/**
            GET  /camunda/api/admin/plugin/**
            """);

    /** Under the engine's own path. */
    private static final List<Route> ENGINES = Route.list("""
            # Tasklist: find tasks. POST is a query here, it changes nothing.
            GET|POST /task
            GET|POST /task/count
            GET  /task/report/candidate-group-count
            GET  /task/*
            GET  /task/*/form
            GET  /task/*/form-variables
            GET  /task/*/deployed-form
            GET  /task/*/rendered-form
            GET  /task/*/identity-links
            GET  /task/*/comment
            GET  /task/*/localVariables
            GET  /task/*/variables
            # Tasklist: work on a task. Both kinds of claim are answered by TaskClaims. Not here: create, update, comment
            # (decision 11), candidates, delegate, resolve, BPMN errors and escalations, variables.
            POST /task/*/claim
            POST /task/*/unclaim
            POST /task/*/submit-form
            POST /task/*/complete
            # Administrators hand a task to another person of the seat.
            POST /task/*/assignee
            # Tasklist: filters. QueryExpressionGuard looks into them.
            GET|OPTIONS /filter
            GET  /filter/count
            POST /filter/create
            GET|PUT|DELETE|OPTIONS /filter/*
            GET|POST /filter/*/list
            GET|POST /filter/*/count
            # Tasklist: start the one process that people start, by its form. Not here: start, which takes instructions
            # where to begin and what to skip.
            GET  /process-definition/*/startForm
            GET  /process-definition/*/form-variables
            GET  /process-definition/*/deployed-start-form
            GET  /process-definition/*/rendered-form
            POST /process-definition/quarterly-cycle:*/submit-form
            POST /process-definition/key/quarterly-cycle/submit-form
            # Cockpit and Tasklist: look at diagrams, decision tables and where they came from
            GET  /process-definition
            GET  /process-definition/count
            GET  /process-definition/statistics
            GET  /process-definition/*
            GET  /process-definition/*/xml
            GET  /process-definition/*/diagram
            GET  /process-definition/*/statistics
            GET  /process-definition/*/static-called-process-definitions
            GET  /process-definition/key/*
            GET  /process-definition/key/*/xml
            GET  /decision-definition/**
            GET  /decision-requirements-definition/**
            GET  /case-definition
            GET  /case-definition/count
            GET  /deployment/**
            # Cockpit: look at running and finished instances
            GET|POST /process-instance
            GET|POST /process-instance/count
            GET  /process-instance/*
            GET  /process-instance/*/activity-instances
            GET|POST /variable-instance
            GET|POST /variable-instance/count
            GET  /variable-instance/*
            GET|POST /execution
            GET|POST /execution/count
            GET|POST /job
            GET|POST /job/count
            GET  /job/*
            GET  /job/*/stacktrace
            GET|POST /job-definition
            GET|POST /job-definition/count
            GET  /job-definition/*
            GET|POST /external-task
            GET|POST /external-task/count
            GET  /incident
            GET  /incident/count
            GET  /batch/**
            GET  /history/**
            POST /history/process-instance
            POST /history/process-instance/count
            POST /history/activity-instance
            POST /history/activity-instance/count
            POST /history/task
            POST /history/task/count
            POST /history/variable-instance
            POST /history/variable-instance/count
            POST /history/incident
            POST /history/incident/count
            POST /history/job-log
            POST /history/job-log/count
            POST /history/decision-instance
            POST /history/decision-instance/count
            # Cockpit: keep it running. Not here: variables, modification, migration, restart, batches, messages, signals,
            # deployments, due dates, priorities, deletion of instances (their quarter would be lost), definitions or
            # history.
            PUT  /job/*/retries
            PUT  /job-definition/*/retries
            PUT  /job/*/suspended
            PUT  /job-definition/*/suspended
            PUT  /process-definition/*/suspended
            PUT  /process-instance/*/suspended
            # Admin: people, groups, branches (tenants), authorizations
            GET|POST|OPTIONS /user
            GET  /user/count
            POST /user/create
            DELETE|OPTIONS /user/*
            GET|PUT /user/*/profile
            PUT  /user/*/credentials
            POST /user/*/unlock
            GET|POST|OPTIONS /group
            GET|POST /group/count
            POST /group/create
            GET|PUT|DELETE|OPTIONS /group/*
            PUT|DELETE|OPTIONS /group/*/members/*
            OPTIONS /group/*/members
            GET|POST|OPTIONS /tenant
            GET  /tenant/count
            POST /tenant/create
            GET|PUT|DELETE|OPTIONS /tenant/*
            OPTIONS /tenant/*/user-members
            OPTIONS /tenant/*/group-members
            PUT|DELETE /tenant/*/user-members/*
            PUT|DELETE /tenant/*/group-members/*
            GET|OPTIONS /authorization
            GET  /authorization/count
            GET  /authorization/check
            POST /authorization/create
            GET|PUT|DELETE|OPTIONS /authorization/*
            GET  /identity/groups
            GET|POST /identity/password-policy
            # Admin: the engine's state
            GET  /metrics/**
            GET  /telemetry/configuration
            GET  /telemetry/data
            GET  /version
            """);

    private EngineRoutes() {}

    /** @param path below the context path, decoded, as {@link PlainPaths#of} gives it */
    static boolean allow(String method, String path) {
        return Route.anyMatches(APPLICATIONS, method, path)
                || path.startsWith(ENGINE + "/") && Route.anyMatches(ENGINES, method, path.substring(ENGINE.length()));
    }
}
