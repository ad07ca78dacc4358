package vip.approvals.engine;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.query.Query;
import org.springframework.util.ReflectionUtils;

/**
 * Closes CVE-2026-109432: in 7.24.0 an expression inside an or-query is evaluated, so any logged-in user could run
 * code. No query, and no filter that is saved or executed, may carry any expression, at any depth, but the few exact
 * texts that the product's own filters use.
 */
class QueryExpressionGuard extends CommandInterceptor {

    private static final Set<String> ALLOWED = Set.of("${currentUser()}", "${currentUserGroups()}", "${now()}");

    @Override
    public <T> T execute(Command<T> command) {
        Set<Object> checked = Collections.newSetFromMap(new IdentityHashMap<>());
        check(command, checked);
        // Commands hold queries and filters in their fields: execute-filter, save-filter, batch operations.
        ReflectionUtils.doWithFields(
                command.getClass(), field -> check(read(field, command), checked), field -> isChecked(field.getType()));
        return next.execute(command);
    }

    private static boolean isChecked(Class<?> type) {
        return Query.class.isAssignableFrom(type)
                || type.isAssignableFrom(AbstractQuery.class)
                || Filter.class.isAssignableFrom(type)
                || Collection.class.isAssignableFrom(type);
    }

    private static Object read(java.lang.reflect.Field field, Object owner) {
        ReflectionUtils.makeAccessible(field);
        return ReflectionUtils.getField(field, owner);
    }

    /** @param checked what was looked at before: the or-queries of a task query share one list, itself among them */
    private static void check(Object value, Set<Object> checked) {
        if (value == null || !checked.add(value)) {
            return;
        }
        if (value instanceof Collection<?> values) {
            values.forEach(each -> check(each, checked));
        } else if (value instanceof Filter filter) {
            check(filter.getQuery(), checked);
        } else if (value instanceof AbstractQuery<?, ?> query) {
            query.getExpressions().forEach((property, expression) -> {
                if (!ALLOWED.contains(expression)) {
                    throw new BadUserRequestException(
                            "Expressions are not allowed in queries and filters (%s)".formatted(property));
                }
            });
            if (query instanceof TaskQueryImpl tasks) {
                tasks.getQueries().forEach(each -> check(each, checked));
            }
        }
    }
}
