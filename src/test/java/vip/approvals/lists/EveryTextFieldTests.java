package vip.approvals.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vip.approvals.ProductTest;

/**
 * Every text that a request may carry is in this list: who adds one says here what it is. What is typed freely needs the
 * hostile strings; what is chosen or looked up is unknown if it is anything else.
 */
@ProductTest
class EveryTextFieldTests {

    /** Route | what is typed freely | what is chosen, looked up or written by a rule: codes, logins, numbers, days. */
    private static final String FIELDS = """
            POST /api/absences | | first last person substitute1 substitute2 substitute3
            POST /api/absences/{absence}/change | | first last person substitute1 substitute2 substitute3
            POST /api/branches/{branch}/uploads | ?name |
            POST /api/clients/{client}/end | reason | decline token
            POST /api/clients/{client}/move | reason | step token
            POST /api/cycles/{quarter}/cancel | reason |
            POST /api/erasures | | client reason
            POST /api/managers/{branch}/assignments | | choices[].client choices[].manager
            POST /api/managers/{branch}/hand-overs | | clients[] from to
            POST /api/managers/{branch}/trainings | | person
            POST /api/notices/{branch}/email | | numbers[]
            POST /api/notices/{branch}/file | ?name |
            POST /api/notices/{branch}/posted | tracking | numbers[]
            POST /api/notices/{branch}/print | | numbers[] search
            POST /api/notices/{branch}/removals/{client} | address email |
            POST /api/notices/{branch}/{number}/answer | note |
            POST /api/notices/{branch}/{number}/in-person | by |
            POST /api/notices/{branch}/{number}/posted | tracking | numbers[]
            POST /api/notices/{branch}/{number}/tracking | tracking |
            POST /api/tasks/{task}/allocation/assignments | | choices[].client choices[].manager
            POST /api/tasks/{task}/arrivals | | number
            POST /api/tasks/{task}/arrivals/file | ?name |
            POST /api/tasks/{task}/card/lost | | number
            POST /api/tasks/{task}/contacts | note | fromNumber to
            POST /api/tasks/{task}/lines | said.comment said.name said.operator said.source | number said.confidence said.ground said.taxId said.type section
            POST /api/tasks/{task}/lines/{line}/drop | reason |
            POST /api/tasks/{task}/rework/{line}/contest | argument |
            POST /api/tasks/{task}/notices/email | | numbers[]
            POST /api/tasks/{task}/notices/posted | tracking | numbers[]
            POST /api/tasks/{task}/notices/print | | numbers[] search
            POST /api/tasks/{task}/sms | text | to
            POST /api/tasks/{task}/uploads | ?name |
            POST /api/tasks/{task}/uploads/{id}/apply | | token
            PUT /api/tasks/{task}/address | draft |
            PUT /api/tasks/{task}/cycle/word | text |
            PUT /api/tasks/{task}/draft | draft |
            PUT /api/tasks/{task}/lines/{line} | comment name operator source | confidence ground taxId type
            PUT /api/tasks/{task}/rework/{line} | comment name operator source | confidence ground taxId type
            PUT /api/tasks/{task}/verdicts/{line} | comment | decision reason
            PUT /api/tasks/{task}/word | text |
            """;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Test
    void isTriedWithHostileStringsOrIsNoFreeText() {
        assertThat(FIELDS.lines().flatMap(EveryTextFieldTests::fields)).containsExactlyInAnyOrderElementsOf(all());
    }

    private static Stream<String> fields(String line) {
        String[] columns = line.split("\\|", -1);
        return Stream.of((columns[1] + columns[2]).strip().split(" +")).map(field -> columns[0] + field);
    }

    private Set<String> all() {
        Set<String> fields = new TreeSet<>();
        mappings.getHandlerMethods().forEach((route, handler) -> {
            for (RequestMethod method : route.getMethodsCondition().getMethods()) {
                for (String path : route.getPatternValues()) {
                    texts(handler).forEach(text -> fields.add("%s %s %s".formatted(method, path, text)));
                }
            }
        });
        return fields;
    }

    private static Stream<String> texts(HandlerMethod handler) {
        return Stream.of(handler.getMethodParameters()).flatMap(EveryTextFieldTests::texts);
    }

    private static Stream<String> texts(MethodParameter parameter) {
        Method method = parameter.getMethod();
        boolean reads = method != null && method.isAnnotationPresent(GetMapping.class);
        if (parameter.hasParameterAnnotation(RequestParam.class) && !reads) {
            return Stream.of("?" + method.getParameters()[parameter.getParameterIndex()].getName());
        }
        if (!parameter.hasParameterAnnotation(RequestBody.class)) {
            return Stream.empty();
        }
        Class<?> type = parameter.getParameterType();
        return type.isRecord() ? TextFields.of(type).stream() : Stream.of("draft");
    }
}
