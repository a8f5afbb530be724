package io.github.fis4j.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose a problem is, and where it is shown, when a template is written in another form or stands among others. */
class PlacesInTheTextTest {
    private static final String WAIT = "\"actions\": {\"w\": {\"actionId\": \"aws:fis:wait\"}}";

    @Test
    void nameTwiceInAStack_isToldAtThePointerOfTheTemplate() {
        String text = """
                Resources:
                  Exp:
                    Type: AWS::FIS::ExperimentTemplate
                    Properties:
                      Description: d
                      Actions:
                        wait: {ActionId: x, Parameters: {duration: PT1M, duration: PT2M}}
                """;
        assertThat(lines(TemplateReader.lenient().read(text)))
                .singleElement()
                .asString()
                .startsWith("7:58: warning DOC-02 at /actions/wait/parameters/duration: ");
    }

    @Test
    void faultInOneOfSeveralTemplates_isToldThereOnly() {
        String text = """
                {"Resources": {
                 "A": {"Type": "AWS::FIS::ExperimentTemplate", "Properties": {"Description": "a"}},
                 "AB": {"Type": "AWS::FIS::ExperimentTemplate", "Properties": {"Description": "b", "Description": "c"}},
                 "C": {"Type": "AWS::S3::Bucket", "Properties": {"X": 1, "X": 2}}}}
                """;
        assertThat(TemplateReader.lenient().readAll(text))
                .extracting(each -> lines(each).stream()
                        .map(line -> line.substring(0, line.indexOf(':', line.indexOf("DOC"))))
                        .toList())
                .containsExactly(List.of(), List.of("3:84: warning DOC-02 at /description"));
    }

    @Test
    void textThatBreaksOff_isAnErrorOfTheTemplateWhereItBreaks() {
        String text = "[{\"description\": \"a\"}, {\"description\": \"b\", \"roleArn\": }]";
        assertThat(TemplateReader.strict().readAll(text))
                .extracting(PlacesInTheTextTest::ids)
                .containsExactly(List.of(), List.of("DOC-01"));
    }

    @Test
    void textThatBreaksOffBehindTheTemplates_isAnErrorOfEach() {
        String text = "[{\"description\": \"a\"}, {\"description\": \"b\"}, oops";
        assertThat(TemplateReader.strict().readAll(text))
                .extracting(PlacesInTheTextTest::ids)
                .allSatisfy(ids -> assertThat(ids).isNotEmpty().containsOnly("DOC-01"));
    }

    @Test
    void templatesWithoutNames_areNamedByTheirPlaces() {
        assertThat(lines(TemplateReader.strict().read("[{\"description\": \"a\"},\n {\"description\": \"b\"}]")))
                .singleElement()
                .asString()
                .startsWith("error DOC-13: The text holds 2 templates where one was asked for: the one at 1:2, "
                        + "the one at 2:2. ");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 21, 25})
    void manyTemplates_areNamedUpToTwenty(int count) {
        String text = IntStream.range(0, count)
                .mapToObj(i -> "T" + i + ": {Type: 'AWS::FIS::ExperimentTemplate'}\n")
                .collect(Collectors.joining());
        String message = TemplateReader.strict().read(text).problems().get(0).message();
        assertThat(message).contains("T0, T1,").doesNotContain("T20");
        assertThat(message).endsWith(count == 20 ? "T19" : "T19 and " + (count - 20) + " more");
    }

    @Test
    void targetsAsAList_haveTheirProblemsWhereTheyStand() {
        String text = """
                {"targets": [
                  {"name": "a", "resourceType": "t"},
                  {"name": "b", "resourceType": 5, "resourceTags": [{"key": "k", "value": "v"}],
                   "odd": 1, "odd": 2}]}
                """;
        assertThat(lines(TemplateReader.lenient().read(text)))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .isEqualTo(
                                        "1:13: warning DOC-11 at /targets: Found a list where an object by name belongs. "
                                                + "Write {\"<name>\": {...}}."),
                        line -> assertThat(line).startsWith("2:3: warning LCH-05 at /targets/a/selectionMode: "),
                        line -> assertThat(line).startsWith("3:3: warning LCH-05 at /targets/b/selectionMode: "),
                        line -> assertThat(line).startsWith("3:33: warning DOC-09 at /targets/b/resourceType: "),
                        line -> assertThat(line)
                                .isEqualTo(
                                        "3:52: warning DOC-11 at /targets/b/resourceTags: Found a list where an object by "
                                                + "name belongs. Write {\"<key>\": \"<value>\"}."),
                        line -> assertThat(line).startsWith("4:14: warning DOC-02 at /targets/b/odd: "));
    }

    @Test
    void oneValueForAList_hasItsProblemsWhereItStands() {
        Parsed parsed = TemplateReader.lenient()
                .read(
                        "{\"targets\": {\"t\": {\"filters\": {\"path\": \"a\",\n \"values\": \"v\"}, \"selectionMode\": \"ALL\"}}}");
        assertThat(lines(parsed))
                .anySatisfy(line -> assertThat(line).startsWith("1:31: warning DOC-11 at /targets/t/filters: "))
                .anySatisfy(line -> assertThat(line).startsWith("1:40: warning LCH-06 at /targets/t/filters/0/path: "));
    }

    @Test
    void noneAmongStopConditions_isRepaired_andAnotherWordIsAnError() {
        Parsed parsed = TemplateReader.lenient().read("{\"stopConditions\": [\"none\", \"nothing\"]}");
        assertThat(ids(parsed)).containsExactly("DOC-11", "DOC-04");
        assertThat(parsed.problems().get(0).hint()).isEqualTo("Write {\"source\": \"none\"}");
        assertThat(parsed.template().stopConditions())
                .singleElement()
                .satisfies(condition -> assertThat(condition.source()).isEqualTo("none"));
    }

    @Test
    void oneNameInTwoForms_isAnError_andTheOneOfTheApiCounts() {
        Parsed parsed =
                TemplateReader.lenient().read("{\"description\": \"d\",\n \"Description\": \"D\", " + WAIT + "}");
        assertThat(lines(parsed))
                .singleElement()
                .asString()
                .startsWith(
                        "1:17: error DOC-10 at /description: \"Description\" stands beside \"description\", which counts");
        assertThat(parsed.template().description()).isEqualTo("d");
    }

    @Test
    void nameInTheOtherForm_isTold_inEachForm() {
        Parsed api = TemplateReader.lenient().read("{\"description\": \"d\", \"RoleArn\": \"r\", " + WAIT + "}");
        assertThat(api.template().roleArn()).isEqualTo("r");
        assertThat(lines(api)).singleElement().asString().endsWith("Write \"roleArn\".");
        Parsed stack = TemplateReader.lenient()
                .read(report("experimentReportConfiguration", "ExperimentReportS3Configuration"));
        assertThat(lines(stack)).singleElement().asString().endsWith("Write \"ExperimentReportConfiguration\".");
        assertThat(Objects.requireNonNull(
                                Objects.requireNonNull(stack.template().reportConfiguration())
                                        .s3())
                        .bucketName())
                .isEqualTo("abc");
    }

    @Test
    void nameOfTheReportsBucket_isSpelledAsCloudFormationSpellsIt() {
        assertThat(lines(TemplateReader.lenient().read(report("ExperimentReportConfiguration", "s3Configuration"))))
                .singleElement()
                .asString()
                .endsWith("Write \"ExperimentReportS3Configuration\".");
    }

    @Test
    void actionsModeInAStack_isToldWhereItStands() {
        assertThat(lines(TemplateReader.lenient()
                        .read("Properties:\n  Description: d\n  ExperimentOptions:\n    actionsMode: skip-all\n")))
                .singleElement()
                .asString()
                .startsWith("4:18: warning DOC-07 at /experimentOptions/actionsMode: ");
    }

    @Test
    void unknownNameInAStack_isToldWhereItStands() {
        assertThat(lines(TemplateReader.lenient().read("Properties:\n  Description: d\n  RoleArm: r\n")))
                .singleElement()
                .asString()
                .startsWith("3:12: warning DOC-05 at /RoleArm: ");
    }

    @Test
    void numberAsAText_isANumber_alsoInTheApiForm() {
        Parsed api = TemplateReader.lenient().read("{\"logConfiguration\": {\"logSchemaVersion\": \"2\"}}");
        assertThat(ids(api)).containsExactly("DOC-09");
        assertThat(version(api)).isEqualTo(2);
        Parsed stack = TemplateReader.strict()
                .read("Properties:\n  Description: d\n  LogConfiguration: {LogSchemaVersion: '2'}\n");
        assertThat(ids(stack)).isEmpty();
        assertThat(version(stack)).isEqualTo(2);
    }

    @Test
    void numberWithAnExponent_isNoText() {
        Parsed parsed = TemplateReader.lenient().read("{\"description\": 1e3}");
        assertThat(ids(parsed)).containsExactly("DOC-04");
        assertThat(parsed.template().description()).isNotEmpty();
    }

    @Test
    void structureWhereItsTextBelongs_isItsText() {
        Parsed parsed = TemplateReader.lenient()
                .read(
                        "{\"actions\": {\"a\": {\"parameters\": {\"documentParameters\": {\"x\": [\"1\"]}, \"other\": {}}}}}");
        assertThat(lines(parsed))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains(
                                        "warning DOC-11 at /actions/a/parameters/documentParameters: Found an object"),
                        line -> assertThat(line).contains("error DOC-04 at /actions/a/parameters/other"));
        assertThat(Objects.requireNonNull(parsed.template().actions().get("a")).parameters())
                .containsEntry("documentParameters", "{\"x\":[\"1\"]}");
    }

    @Test
    void valueOfAVariableForAStructure_isReadAsJson_andForATextAsItStands() {
        String text = "{\"description\": \"${text}\", \"stopConditions\": \"${stops}\", \"logConfiguration\": "
                + "{\"logSchemaVersion\": \"${version}\"}, \"targets\": {\"t\": {\"resourceArns\": \"${arns}\", "
                + "\"selectionMode\": \"${mode}\"}}, \"actions\": {\"a\": {\"startAfter\": \"${first}\"}}}";
        Parsed parsed = TemplateReader.lenient()
                .with(Map.of("text", "{\"a\": 1}", "stops", "[{\"source\": \"none\"}]", "version", "2"))
                .with(Map.of("arns", "[\"x\", \"y\"]", "mode", "COUNT(2)", "first", "b"))
                .read(text);
        assertThat(lines(parsed)).singleElement().asString().contains("warning DOC-11 at /actions/a/startAfter");
        assertThat(parsed.template().description()).isEqualTo("{\"a\": 1}");
        assertThat(parsed.template().stopConditions()).hasSize(1);
        assertThat(version(parsed)).isEqualTo(2);
        var target = Objects.requireNonNull(parsed.template().targets().get("t"));
        assertThat(target.resourceArns()).containsExactly("x", "y");
        assertThat(target.selectionModeText()).isEqualTo("COUNT(2)");
        assertThat(Objects.requireNonNull(parsed.template().actions().get("a")).startAfter())
                .containsExactly("b");
    }

    @Test
    void variablesInNamesOfTags_areFilled() {
        assertThat(TemplateReader.lenient()
                        .with(Map.of("team", "red"))
                        .read("{\"description\": \"d\", \"tags\": {\"of-${team}\": \"yes\"}}")
                        .template()
                        .tags())
                .containsExactly(Map.entry("of-red", "yes"));
    }

    @Test
    void placeholderForAStructure_isKeptWhereItStood() {
        Parsed parsed = TemplateReader.lenient().read("{\"description\": \"d\", \"targets\": \"${all}\"}");
        assertThat(parsed.template().variables()).containsExactly("all");
        assertThat(TemplateWriter.json(parsed.template())).contains("\"targets\": \"${all}\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# JSON with a head\n",
                "//\n",
                "/* a\n * b */ ",
                "/**/",
                "/*/ still a comment */",
                "\uFEFF\n // two\n /* kinds */ "
            })
    void commentsBeforeTheFirstBracket_areNoYaml(String head) {
        Parsed parsed = TemplateReader.lenient().read(head + "{\"description\": \"d\", \"x\": 1,}");
        assertThat(parsed.template().description()).isEqualTo("d");
        assertThat(ids(parsed)).containsOnly("DOC-08");
    }

    @ParameterizedTest
    @ValueSource(strings = {"# only", " \n "})
    void textOfCommentsOnly_isEmpty(String text) {
        assertThat(ids(TemplateReader.lenient().read(text))).contains("DOC-01").doesNotContain("DOC-12");
    }

    @Test
    void yamlWithBrackets_isYaml_andBrokenJsonIsToldAsJson() {
        assertThat(TemplateReader.strict()
                        .read("{description: d, actions: {w: {actionId: x}}}")
                        .template()
                        .description())
                .isEqualTo("d");
        assertThat(lines(TemplateReader.lenient().read("{description: d, tags: {a: b")))
                .anyMatch(line -> line.contains("error DOC-01"));
    }

    @Test
    void noTemplate_tellsTheFirstNamesOfWhatIsThere() {
        assertThat(TemplateReader.lenient().read("{}").problems().get(0).message())
                .startsWith("Found an empty object where");
        assertThat(TemplateReader.lenient()
                        .read("{\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1,\"f\":1}")
                        .problems()
                        .get(0)
                        .message())
                .startsWith("Found an object with a, b, c, d, e where");
    }

    @Test
    void nameTwiceWhereNoTemplateIs_weighsAsElsewhere() {
        String text = "{\"a\": 1, \"a\": 2}";
        assertThat(lines(TemplateReader.lenient().read(text))).anyMatch(line -> line.contains("warning DOC-02"));
        assertThat(lines(TemplateReader.strict().read(text))).anyMatch(line -> line.contains("error DOC-02"));
    }

    @Test
    void problemsBeyondAThousand_areCounted_withTheWeightOfTheWorst() {
        assertThat(lines(TemplateReader.lenient().read(numbered(1_000, ""))))
                .hasSize(1_000)
                .noneMatch(line -> line.contains("DOC-16"));
        assertThat(lines(TemplateReader.lenient().read(numbered(1_002, ""))))
                .anyMatch(line -> line.contains("warning DOC-16: 2 more problems are not told"));
        assertThat(lines(TemplateReader.lenient().read(numbered(1_002, "\"z\": {}, \"zz\": 1"))))
                .anyMatch(line -> line.contains("error DOC-16: 4 more problems are not told"));
    }

    @Test
    void launchWords_makeTheFormTheLaunchForm() {
        assertThat(TemplateReader.lenient()
                        .read("{\"actions\": {\"w\": {\"actionId\": \"aws:fis:wait\", \"duration\": \"PT1M\"}}}")
                        .form())
                .isEqualTo(TemplateForm.LAUNCH);
        assertThat(TemplateReader.lenient()
                        .read("{\"targets\": {\"t\": {\"resourceType\": \"x\"}}}")
                        .form())
                .isEqualTo(TemplateForm.API);
    }

    @Test
    void numbersOfTheLogsForm_reachToTheEndsOfAnInt() {
        for (int version : new int[] {Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            Parsed parsed =
                    TemplateReader.strict().read("{\"logConfiguration\": {\"logSchemaVersion\": " + version + "}}");
            assertThat(version(parsed)).isEqualTo(version);
        }
    }

    private static String numbered(int tags, String more) {
        String all = IntStream.range(0, tags).mapToObj(i -> "\"k" + i + "\": 1").collect(Collectors.joining(", "));
        return "{\"description\": \"d\", \"tags\": {" + all + (more.isEmpty() ? "" : ", " + more) + "}}";
    }

    private static String report(String member, String bucket) {
        return "Properties: {Description: d, " + member + ": {Outputs: {" + bucket + ": {BucketName: abc}}}}";
    }

    private static int version(Parsed parsed) {
        return Objects.requireNonNull(
                Objects.requireNonNull(parsed.template().logConfiguration()).logSchemaVersion());
    }

    private static List<String> ids(Parsed parsed) {
        return parsed.problems().stream().map(problem -> problem.id()).toList();
    }

    private static List<String> lines(Parsed parsed) {
        return parsed.problems().stream()
                .map(problem -> problem.describe(parsed.sourceMap()))
                .toList();
    }
}
