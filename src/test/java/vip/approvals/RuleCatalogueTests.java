package vip.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/rules.md says where each rule lives; the files say the same. */
class RuleCatalogueTests {

    private static final Pattern ROW = Pattern.compile("\\| ((?:SIB|BVK|GT|FRM|AMB)-\\d{2}) \\| ([^|]+) \\| [^|]+ \\|");
    private static final Pattern NAME = Pattern.compile("`([\\w./-]+)`");

    /** Rule id to the names of the files that hold it. */
    static Map<String, List<String>> catalogue() throws IOException {
        return Files.readAllLines(Path.of("docs/rules.md")).stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .collect(Collectors.toMap(
                        row -> row.group(1),
                        row -> NAME.matcher(row.group(2))
                                .results()
                                .map(MatchResult::group)
                                .map(name -> name.replace("`", ""))
                                .toList()));
    }

    @Test
    void everyRuleIsCitedWhereTheCatalogueSays() throws IOException {
        assertThat(catalogue())
                .hasSizeGreaterThan(30)
                .allSatisfy((rule, names) -> assertThat(names)
                        .as("files of " + rule)
                        .isNotEmpty()
                        .allMatch(name -> content(name).contains(rule), "cites " + rule));
    }

    /** @param name of a class, or of another file of the product */
    private static String content(String name) {
        String file = "/" + (name.contains(".") ? name : name + ".java");
        List<String> found = Stream.of("src/main", "processes")
                .flatMap(ModelFile::paths)
                .filter(path -> path.endsWith(file))
                .toList();
        assertThat(found).as("files with the name %s", name).hasSize(1);
        return ModelFile.text(found.get(0));
    }
}
