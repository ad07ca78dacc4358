package vip.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** README.md and docs lead where they say. */
class DocumentationTests {

    /** A link or a picture, without its anchor. */
    private static final Pattern TARGET = Pattern.compile("]\\(([^)#\\s]+)[^)]*\\)");

    private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");
    /** Where somebody happened to work. */
    private static final Pattern OF_ONE_MACHINE =
            Pattern.compile("(?<![\\w./-])/(?:work|home|Users|root|tmp)/\\S*|C:\\\\\\S*");

    static Stream<String> papers() {
        return Stream.concat(Stream.of("README.md"), ModelFile.paths("docs").filter(path -> path.endsWith(".md")));
    }

    @ParameterizedTest
    @MethodSource("papers")
    void everyLinkAndPictureIsThere(String paper) {
        assertThat(TARGET.matcher(ModelFile.text(paper)).results().map(target -> target.group(1)))
                .filteredOn(target -> !ELSEWHERE.matcher(target).matches())
                .allMatch(target -> Files.exists(Path.of(paper).resolveSibling(target)), "exists");
    }

    @ParameterizedTest
    @MethodSource("papers")
    void noPathOfOneMachineIsNamed(String paper) {
        assertThat(OF_ONE_MACHINE.matcher(ModelFile.text(paper)).results().map(MatchResult::group))
                .isEmpty();
    }
}
