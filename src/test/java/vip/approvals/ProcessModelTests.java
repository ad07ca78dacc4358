package vip.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.test.util.ReflectionTestUtils;
import org.w3c.dom.Element;
import vip.approvals.engine.ProcessVariable;

/** What the compiler cannot see: diagrams, decision tables, forms, pictures and constants fit together. */
class ProcessModelTests {

    /** A row that is added or lost by accident fails here. */
    private static final Map<String, Integer> ROWS = Map.of("vip-entry", 7, "vip-tier", 4);

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{!?([a-z]\\w*)}");
    static final Pattern BEAN_CALL = Pattern.compile("\\$\\{(\\w+)\\.\\w+\\(.*\\)}");
    private static final String DAYS = "P\\d+D";

    /** The {@code …Process} classes. */
    private static final List<Class<?>> CONSTANTS = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests()).importPackages("vip.approvals").stream()
                    .filter(type -> type.getPackageName().endsWith(".process")
                            && type.getSimpleName().endsWith("Process"))
                    .<Class<?>>map(JavaClass::reflect)
                    .toList();

    static Stream<ModelFile> diagrams() {
        return ModelFile.all(".bpmn");
    }

    static Stream<ModelFile> decisionTables() {
        return ModelFile.all(".dmn");
    }

    static Stream<Class<?>> constants() {
        return CONSTANTS.stream();
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void aDiagramReadsOnlyVariablesThatHaveAConstant(ModelFile diagram) {
        Set<String> delegates = diagram.camunda("*", "delegateExpression").collect(Collectors.toSet());
        assertThat(diagram.expressions().filter(Predicate.not(delegates::contains)))
                .allSatisfy(expression -> {
                    var variable = VARIABLE.matcher(expression);
                    if (variable.matches()) {
                        assertThat(variables(diagram.module())).contains(variable.group(1));
                    } else {
                        assertThat(expression)
                                .as("a variable or one call of a bean")
                                .matches(BEAN_CALL);
                    }
                });
    }

    @Test
    void everyFormExistsAndIsUsed() {
        assertThat(diagrams()
                        .flatMap(diagram -> diagram.camunda("*", "formKey"))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(ModelFile.paths("forms")
                        .filter(path -> path.endsWith(".html"))
                        .map(path -> "embedded:app:" + path)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void everyTaskOfAPersonHasAFormASeatAndADueDate(ModelFile diagram) {
        assertThat(diagram.elements("userTask"))
                .allSatisfy(task -> assertThat(Stream.of("formKey", "candidateGroups", "dueDate"))
                        .allMatch(name -> task.hasAttributeNS("http://camunda.org/schema/1.0/bpmn", name), id(task)));
    }

    @Test
    void everyCalledProcessDecisionAndMessageExists() {
        assertThat(diagrams()
                        .flatMap(diagram -> diagram.elements("callActivity"))
                        .map(call -> call.getAttribute("calledElement")))
                .isNotEmpty()
                .isSubsetOf(
                        diagrams().flatMap(diagram -> diagram.ids("process")).toList());
        assertThat(diagrams().flatMap(diagram -> diagram.camunda("businessRuleTask", "decisionRef")))
                .isSubsetOf(
                        decisionTables().flatMap(table -> table.ids("decision")).toList());
        assertThat(messages("endEvent", "intermediateThrowEvent", "sendTask"))
                .as("messages that are sent and received")
                .isSubsetOf(messages("startEvent", "intermediateCatchEvent", "boundaryEvent", "receiveTask")
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("constants")
    void constantsNameWhatTheDiagramHas(Class<?> constants) {
        List<String> named = constants(constants, String.class).toList();
        ModelFile diagram = diagram(constants);
        assertThat(named)
                .isSubsetOf(Stream.concat(
                                diagram.ids("*"),
                                diagram.elements("message").map(message -> message.getAttribute("name")))
                        .toList());
        assertThat(named)
                .as("user tasks have a constant")
                .containsAll(diagram.ids("userTask").toList());
    }

    @Test
    void everyDiagramHasOneProcessAndItsConstants() {
        assertThat(diagrams().map(diagram -> diagram.ids("process").toList())).allMatch(keys -> keys.size() == 1);
        assertThat(constants().map(type -> diagram(type).path()))
                .containsExactlyInAnyOrderElementsOf(
                        diagrams().map(ModelFile::path).toList());
    }

    @Test
    void fileNamesAreUniqueAcrossFolders() {
        assertThat(Stream.of("processes", "forms")
                        .flatMap(ModelFile::paths)
                        .map(path -> Path.of(path).getFileName()))
                .doesNotHaveDuplicates();
    }

    @Test
    void historyIsKeptForATimeThatEveryFileStates() {
        assertThat(diagrams().flatMap(diagram -> diagram.camunda("process", "historyTimeToLive")))
                .hasSameSizeAs(diagrams().toList())
                .allMatch(time -> time.matches(DAYS));
        assertThat(decisionTables().flatMap(table -> table.camunda("decision", "historyTimeToLive")))
                .hasSameSizeAs(decisionTables().toList())
                .allMatch(time -> time.matches(DAYS));
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void aChoiceReadsOneBooleanAndNamesEveryWay(ModelFile diagram) {
        Set<String> choices = diagram.elements("exclusiveGateway")
                .filter(gateway -> ModelFile.children(gateway, "outgoing").count() > 1)
                .map(ProcessModelTests::id)
                .collect(Collectors.toSet());
        assertThat(diagram.elements("sequenceFlow")).allSatisfy(flow -> {
            List<String> conditions = ModelFile.children(flow, "conditionExpression")
                    .map(Element::getTextContent)
                    .toList();
            if (choices.contains(flow.getAttribute("sourceRef"))) {
                assertThat(flow.getAttribute("name")).as("name of " + id(flow)).isNotBlank();
                assertThat(conditions)
                        .as("condition of " + id(flow))
                        .singleElement()
                        .asString()
                        .matches(VARIABLE);
            } else {
                assertThat(conditions).as("condition of " + id(flow)).isEmpty();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void aDiagramHoldsNoProgram(ModelFile diagram) {
        assertThat(Stream.of("scriptTask", "script").flatMap(diagram::ids)).isEmpty();
        assertThat(diagram.camunda("*", "class")).isEmpty();
        assertThat(diagram.camunda("*", "expression")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("decisionTables")
    void everyRowOfADecisionTableCitesItsRule(ModelFile table) throws IOException {
        String decision = table.ids("decision").findFirst().orElseThrow();
        assertThat(table.camunda("decision", "versionTag"))
                .as("the day from which the table holds")
                .singleElement()
                .asString()
                .matches("\\d{4}-\\d{2}-\\d{2}");
        assertThat(table.elements("rule")).as("rows").hasSize(ROWS.getOrDefault(decision, 0));
        int rule = table.elements("output")
                .map(output -> output.getAttribute("name"))
                .toList()
                .indexOf("rule");
        Set<String> known = RuleCatalogueTests.catalogue().keySet();
        assertThat(table.elements("rule")).allSatisfy(row -> {
            String cited =
                    ModelFile.children(row, "outputEntry").toList().get(rule).getTextContent();
            assertThat(cited.strip().replace("\"", ""))
                    .as("rule of row " + id(row))
                    .isIn(known);
            assertThat(ModelFile.children(row, "description").map(Element::getTextContent))
                    .as("description of row " + id(row))
                    .singleElement()
                    .asString()
                    .isNotBlank();
        });
    }

    @Test
    void thePicturesShowTheFilesAsTheyAre() throws Exception {
        Map<String, String> drawn = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("docs/diagrams/sources.sha256"))) {
            drawn.put(line.substring(66), line.substring(0, 64));
        }
        Map<String, String> sources = new TreeMap<>();
        for (ModelFile file : Stream.concat(diagrams(), decisionTables()).toList()) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(Path.of(file.path())));
            sources.put(file.path(), HexFormat.of().formatHex(hash));
        }
        assertThat(drawn)
                .as("docs/diagrams is out of date: in src/test/node, run \"npm ci\" and \"npm run diagrams\", "
                        + "look at the pictures and commit them")
                .isEqualTo(sources);
    }

    private static Set<String> variables(String module) {
        return constants()
                .filter(type -> type.getPackageName().startsWith("vip.approvals." + module + "."))
                .flatMap(type -> constants(type, ProcessVariable.class))
                .map(ProcessVariable::name)
                .collect(Collectors.toSet());
    }

    private static <T> Stream<T> constants(Class<?> type, Class<T> of) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> field.getType() == of)
                .map(field -> of.cast(ReflectionTestUtils.getField(type, field.getName())));
    }

    private static ModelFile diagram(Class<?> constants) {
        Object key = ReflectionTestUtils.getField(constants, "KEY");
        return diagrams()
                .filter(diagram -> diagram.ids("process").anyMatch(key::equals))
                .findAny()
                .orElseThrow(() -> new AssertionError("There is no process " + key));
    }

    /** Names of the messages of such events and tasks, over all diagrams. */
    private static Stream<String> messages(String... kinds) {
        return diagrams().flatMap(diagram -> {
            Map<String, String> names = diagram.elements("message")
                    .collect(Collectors.toMap(ProcessModelTests::id, message -> message.getAttribute("name")));
            return Stream.of(kinds)
                    .flatMap(diagram::elements)
                    .flatMap(event ->
                            Stream.concat(Stream.of(event), ModelFile.children(event, "messageEventDefinition")))
                    .map(element -> element.getAttribute("messageRef"))
                    .filter(Predicate.not(String::isEmpty))
                    .map(names::get);
        });
    }

    private static String id(Element element) {
        return element.getAttribute("id");
    }
}
