package io.github.fis4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of rules is whole, and says of tests what is so. */
class RulesPageTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern METHOD = Pattern.compile("\\bvoid (\\w+)\\(");

    @Test
    void page_hasEveryRule_andEveryTestThatIsNamedAfterOne() throws IOException {
        assertThat(page().faults(tests(), differences())).isEmpty();
    }

    @Test
    void testsOfAllModules_areFound() throws IOException {
        assertThat(tests())
                .contains(
                        "RulesPageTest.testsOfAllModules_areFound",
                        "SelectionTest.SEL_04_percentRoundsDown",
                        "AwsRunTest.EMP_01_emptyTargetUnderFail_failsBeforeAnythingIsChanged",
                        "InstanceResolverWireTest.TGT_06_membersOfTheAnswer_areWalkedInPlace");
    }

    @Test
    void rowLeftOut_orTwice_orInTheWrongPlace_isTold() throws IOException {
        assertThat(faultsWith(rows -> without(rows, "SEL-04"))).contains("SEL-04 is missing");
        assertThat(faultsWith(rows -> plus(rows, rows.get(0)))).contains("TPL-01 is there twice");
        assertThat(faultsWith(rows -> plus(rows, new RulesPage.Row("SEL-11", "x", "later", "y"))))
                .containsExactly("SEL-11 is no rule");
        assertThat(faultsWith(rows -> plus(without(rows, "TPL-01"), rows.get(0))))
                .containsExactly("the rules are not in their order");
    }

    @Test
    void emptyCell_unknownStatus_andSilenceAboutWhatIsMissing_areTold() throws IOException {
        assertThat(faultsWith(changing("ACC-07", row -> new RulesPage.Row(row.id(), "", row.status(), row.shown()))))
                .containsExactly("ACC-07 has an empty cell");
        assertThat(faultsWith(changing("ACC-07", row -> new RulesPage.Row(row.id(), row.says(), "done", row.shown()))))
                .containsExactly("ACC-07 has the status \"done\", which is none");
        assertThat(faultsWith(changing("ACC-07", row -> new RulesPage.Row(row.id(), row.says(), "later", ""))))
                .contains("ACC-07 does not say what is otherwise or missing");
    }

    @Test
    void testThatIsNotThere_orNotListed_orMissing_isTold() throws IOException {
        assertThat(faultsWith(changing(
                        "EMP-05", row -> new RulesPage.Row(row.id(), row.says(), row.status(), "`No.EMP_05_such`"))))
                .containsExactlyInAnyOrder(
                        "EMP-05 names the test No.EMP_05_such, which is not there",
                        "the test StartRulesTest.EMP_05_modeNotSaid_isFail is named after a rule, whose row"
                                + " does not name it");
        assertThat(faultsWith(changing(
                        "ACC-07", row -> new RulesPage.Row(row.id(), row.says(), RulesPage.IMPLEMENTED, row.shown()))))
                .containsExactly("ACC-07 is implemented, but no test is named after it");
    }

    @Test
    void difference_thatThePageOfDifferencesHasNot_isTold() throws IOException {
        assertThat(page().faults(tests(), differences().replace("SEL-09", "SEL-99")))
                .containsExactly("SEL-09 differs, but the page of differences does not have it");
    }

    private static List<String> faultsWith(UnaryOperator<List<RulesPage.Row>> change) throws IOException {
        return new RulesPage(change.apply(page().rows())).faults(tests(), differences());
    }

    private static UnaryOperator<List<RulesPage.Row>> changing(String id, UnaryOperator<RulesPage.Row> change) {
        return rows -> rows.stream()
                .map(row -> row.id().equals(id) ? change.apply(row) : row)
                .toList();
    }

    private static List<RulesPage.Row> without(List<RulesPage.Row> rows, String id) {
        return rows.stream().filter(row -> !row.id().equals(id)).toList();
    }

    private static List<RulesPage.Row> plus(List<RulesPage.Row> rows, RulesPage.Row more) {
        List<RulesPage.Row> all = new ArrayList<>(rows);
        all.add(more);
        return all;
    }

    private static RulesPage page() throws IOException {
        return RulesPage.in(Files.readAllLines(ROOT.resolve("docs/rules.md")));
    }

    private static String differences() throws IOException {
        return Files.readString(ROOT.resolve("docs/fis-behaviour.md"));
    }

    /** All methods of the test sources of all modules that could be tests, as {@code Class.method}. */
    private static Set<String> tests() throws IOException {
        Set<String> tests = new HashSet<>();
        for (Path source : testSources()) {
            String type = source.getFileName().toString().replace(".java", "");
            Matcher method = METHOD.matcher(Files.readString(source));
            while (method.find()) {
                tests.add(type + "." + method.group(1));
            }
        }
        return tests;
    }

    private static List<Path> testSources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : List.of("fis-core", "fis-aws", "fis-testkit", "examples")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        return sources;
    }
}
