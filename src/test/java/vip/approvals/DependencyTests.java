package vip.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No library falls back behind the version that mends its advisories, and the build says what is in the jar. */
class DependencyTests {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([a-z0-9-]+) \\| (\\d[\\w.]*) \\|");

    record Minimum(String jar, String version) {}

    static Stream<Minimum> minimums() {
        return ROW.matcher(ModelFile.text("docs/dependencies.md").split("## Versions that must not fall back\n")[1])
                .results()
                .map(row -> new Minimum(row.group(1), row.group(2)))
                .takeWhile(row -> !row.jar().equals("name"));
    }

    @ParameterizedTest
    @MethodSource("minimums")
    void noVersionFallsBack(Minimum minimum) {
        String found = onTheClassPath(minimum.jar());
        assertThat(Arrays.compare(numbers(found), numbers(minimum.version())))
                .as("%s is %s; docs/dependencies.md asks for %s", minimum.jar(), found, minimum.version())
                .isNotNegative();
    }

    @Test
    void theTableNamesWhatIsRaised() {
        assertThat(minimums().map(Minimum::jar))
                .contains("tomcat-embed-core", "jackson-databind", "logback-core", "postgresql", "spring-webmvc");
    }

    @Test
    void theBuildWritesABillOfMaterials() throws Exception {
        assertThat(Files.readString(Path.of("target/classes/META-INF/sbom/application.cdx.json")))
                .contains("\"bomFormat\" : \"CycloneDX\"", "pkg:maven/org.camunda.bpm/camunda-engine@7.24.0")
                .contains("pkg:maven/org.apache.tomcat.embed/tomcat-embed-core@" + onTheClassPath("tomcat-embed-core"))
                .doesNotContain("com.microsoft.playwright"); // tests only
    }

    private static String onTheClassPath(String jar) {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Pattern name = Pattern.compile(Pattern.quote(jar) + "-(\\d[\\w.]*)\\.jar");
        return Stream.of(path.split(File.pathSeparator))
                .map(file -> name.matcher(new File(file).getName()))
                .filter(java.util.regex.Matcher::matches)
                .map(MatchResult.class::cast)
                .map(file -> file.group(1))
                .findAny()
                .orElseThrow(() -> new AssertionError(jar + " is not on the class path"));
    }

    private static int[] numbers(String version) {
        return Pattern.compile("\\d+")
                .matcher(version)
                .results()
                .mapToInt(number -> Integer.parseInt(number.group()))
                .toArray();
    }
}
