package vip.approvals.engine;

import java.util.Collection;
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
        check(command);
        // Commands hold queries and filters in their fields: execute-filter, save-filter, batch operations.
        ReflectionUtils.doWithFields(
                command.getClass(), field -> check(read(field, command)), field -> isChecked(field.getType()));
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

    private static void check(Object value) {
        if (value instanceof Collection<?> values) {
            values.forEach(QueryExpressionGuard::check);
        } else if (value instanceof Filter filter) {
            check((Object) filter.getQuery());
        } else if (value instanceof AbstractQuery<?, ?> query) {
            query.getExpressions().forEach((property, expression) -> {
                if (!ALLOWED.contains(expression)) {
                    throw new BadUserRequestException(
                            "Expressions are not allowed in queries and filters (%s)".formatted(property));
                }
            });
            if (query instanceof TaskQueryImpl tasks) {
                // The list begins with the query itself.
                tasks.getQueries().stream().filter(inner -> inner != tasks).forEach(QueryExpressionGuard::check);
            }
        }
    }
}
