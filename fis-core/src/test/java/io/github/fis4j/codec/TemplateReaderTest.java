package io.github.fis4j.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.json.JsonNumber;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.template.Action;
import io.github.fis4j.template.ExperimentOptions;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.LogConfiguration;
import io.github.fis4j.template.ReportConfiguration;
import io.github.fis4j.template.S3Location;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.StopCondition;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateReaderTest {
    private static final String COMPLETE = """
            {
              "clientToken": "once",
              "description": "everything",
              "stopConditions": [{"source": "none"}],
              "targets": {"t": {
                "resourceType": "aws:ec2:instance",
                "resourceTags": {"env": ""},
                "filters": [{"path": "State.Name", "values": ["running", "stopped"]}],
                "selectionMode": "PERCENT(50)",
                "parameters": {"zone": "a"}
              }},
              "actions": {
                "w": {"actionId": "aws:fis:wait", "description": "waits", "parameters": {"duration": "PT1M"}},
                "s": {"actionId": "aws:ec2:stop-instances", "targets": {"Instances": "t"}, "startAfter": ["w"]}
              },
              "roleArn": "arn:aws:iam::111122223333:role/fis",
              "tags": {"Name": "all"},
              "logConfiguration": {
                "cloudWatchLogsConfiguration": {"logGroupArn": "arn:aws:logs:eu-west-1:111122223333:log-group:fis"},
                "s3Configuration": {"bucketName": "logs", "prefix": "fis"},
                "logSchemaVersion": 2
              },
              "experimentOptions": {"accountTargeting": "single-account", "emptyTargetResolutionMode": "skip"},
              "experimentReportConfiguration": {
                "outputs": {"s3Configuration": {"bucketName": "reports"}},
                "dataSources": {"cloudWatchDashboards": [{"dashboardIdentifier": "board"}]},
                "preExperimentDuration": "PT20M",
                "postExperimentDuration": "PT30M"
              }
            }
            """;

    @Test
    void completeTemplate_read_saysEverything() {
        Parsed parsed = TemplateReader.strict().read(COMPLETE);
        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.template())
                .isEqualTo(ExperimentTemplate.builder("everything")
                        .clientToken("once")
                        .stopCondition(StopCondition.none())
                        .target(
                                "t",
                                target -> target.resourceType("aws:ec2:instance")
                                        .tag("env", "")
                                        .filter("State.Name", "running", "stopped")
                                        .selection(SelectionMode.percent(50))
                                        .parameter("zone", "a"))
                        .action(
                                "w",
                                action -> action.id("aws:fis:wait")
                                        .description("waits")
                                        .parameter("duration", "PT1M"))
                        .action(
                                "s",
                                action -> action.id("aws:ec2:stop-instances")
                                        .target("Instances", "t")
                                        .startAfter("w"))
                        .roleArn("arn:aws:iam::111122223333:role/fis")
                        .tag("Name", "all")
                        .logConfiguration(new LogConfiguration(
                                2,
                                "arn:aws:logs:eu-west-1:111122223333:log-group:fis",
                                new S3Location("logs", "fis"),
                                JsonObject.empty()))
                        .experimentOptions(new ExperimentOptions("single-account", "skip", JsonObject.empty()))
                        .reportConfiguration(new ReportConfiguration(
                                new S3Location("reports", null),
                                List.of("board"),
                                "PT20M",
                                "PT30M",
                                JsonObject.empty()))
                        .build());
    }

    @Test
    void completeTemplate_written_hasTheOrderOfTheCreateCall() {
        assertThat(TemplateWriter.object(TemplateReader.strict().read(COMPLETE).template())
                        .members()
                        .keySet())
                .containsExactly(
                        "clientToken",
                        "description",
                        "stopConditions",
                        "targets",
                        "actions",
                        "roleArn",
                        "tags",
                        "logConfiguration",
                        "experimentOptions",
                        "experimentReportConfiguration");
    }

    @Test
    void unknownField_read_isKeptAndToldWithTheNearestName() {
        String text = "{\"actions\": {\"a\": {\"actionid\": \"x\", \"startafter\": [], \"note\": 1}}}";
        Parsed lenient = TemplateReader.lenient().read(text);
        assertThat(lines(lenient))
                .containsExactly(
                        "1:32: warning DOC-05 at /actions/a/actionid: The field \"actionid\" is not known here, and the "
                                + "service refuses it. Did you mean \"actionId\"?",
                        "1:51: warning DOC-05 at /actions/a/startafter: The field \"startafter\" is not known here, and "
                                + "the service refuses it. Did you mean \"startAfter\"?",
                        "1:63: warning DOC-05 at /actions/a/note: The field \"note\" is not known here, and the service "
                                + "refuses it. It is kept, and changes nothing here; known are actionId, description, "
                                + "parameters, startAfter, targets.");
        Action action = Objects.requireNonNull(lenient.template().actions().get("a"));
        assertThat(action.unknown().get("note")).isEqualTo(JsonNumber.of(1));
        assertThat(TemplateReader.strict().read(text).problems())
                .allMatch(problem -> problem.severity().word().equals("error"))
                .hasSize(3);
    }

    @Test
    void wrongTypes_read_areAllTold() {
        String text = """
                {"description": 5,
                 "stopConditions": {},
                 "targets": [],
                 "actions": {"a": [], "b": {"parameters": {"n": 1, "o": {}}, "startAfter": "a", "targets": {"I": null}}},
                 "tags": {"k": true},
                 "logConfiguration": {"logSchemaVersion": 1.5, "s3Configuration": "bucket"},
                 "experimentReportConfiguration": {"dataSources": {"cloudWatchDashboards": ["board"]}}}
                """;
        assertThat(lines(TemplateReader.lenient().read(text)))
                .containsExactly(
                        "1:17: warning DOC-09 at /description: Found a number where a string belongs. Write it in quotes: \"5\".",
                        "2:20: error DOC-04 at /stopConditions: Found an object where an array belongs.",
                        "3:13: error DOC-04 at /targets: Found an array where an object belongs.",
                        "4:19: error DOC-04 at /actions/a: Found an array where an object belongs.",
                        "4:49: warning DOC-09 at /actions/b/parameters/n: Found a number where a string belongs. Write it "
                                + "in quotes: \"1\".",
                        "4:57: error DOC-04 at /actions/b/parameters/o: Found an object where a string belongs.",
                        "4:76: warning DOC-11 at /actions/b/startAfter: Found one value where a list belongs. Write [...].",
                        "4:98: error DOC-04 at /actions/b/targets/I: Found null where a string belongs.",
                        "5:16: warning DOC-09 at /tags/k: Found a boolean where a string belongs. Write it in quotes: \"true\".",
                        "6:43: error DOC-04 at /logConfiguration/logSchemaVersion: Found a number where a whole number belongs.",
                        "6:67: error DOC-04 at /logConfiguration/s3Configuration: Found a string where an object belongs.",
                        "7:77: error DOC-04 at /experimentReportConfiguration/dataSources/cloudWatchDashboards/0: Found a "
                                + "string where an object belongs.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999", "1e400000000", "-2147483649", "\"two\"", "1e-400000000"})
    void logSchemaVersion_thatIsNoInt_isAnError(String version) {
        Parsed parsed =
                TemplateReader.lenient().read("{\"logConfiguration\": {\"logSchemaVersion\": " + version + "}}");
        assertThat(parsed.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.id()).isEqualTo("DOC-04"));
    }

    @Test
    void nullMember_read_countsAsNotSaid() {
        Parsed parsed = TemplateReader.lenient().read("{\"roleArn\": null}");
        assertThat(parsed.template().roleArn()).isNull();
        assertThat(lines(parsed))
                .containsExactly(
                        "1:13: warning DOC-06 at /roleArn: \"roleArn\" is null, which counts as not said. Leave it out.");
    }

    @Test
    void membersThatTheServiceWrites_read_areToldAndNeverWrittenBack() {
        Parsed parsed =
                TemplateReader.lenient().read("{\"id\": \"EXT1\", \"description\": \"d\", \"creationTime\": 1.5}");
        assertThat(parsed.problems()).extracting(problem -> problem.id()).containsExactly("DOC-07");
        assertThat(TemplateWriter.json(parsed.template())).isEqualTo("{\n  \"description\": \"d\"\n}\n");
        ExperimentTemplate built = ExperimentTemplate.builder("d")
                .unknown(JsonObject.builder().put("arn", "x").build())
                .build();
        assertThat(TemplateWriter.object(built).members()).containsOnlyKeys("description");
    }

    @Test
    void nameTwice_read_isToldWhereTheSecondStands() {
        String text = "{\n \"actions\": {\n  \"a\": {},\n  \"a\": {\"actionId\": \"aws:fis:wait\"}\n }\n}";
        assertThat(lines(TemplateReader.lenient().read(text)))
                .containsExactly(
                        "4:3: warning DOC-02 at /actions/a: The name \"a\" stands twice in this object; the last "
                                + "value counts. Leave one of them out, or rename it.");
        assertThat(TemplateReader.strict().read(text).problems())
                .allMatch(problem -> problem.severity().word().equals("error"));
    }

    @Test
    void noTemplateAtAll_read_tellsWhatWasFound() {
        assertThat(lines(TemplateReader.lenient().read("[]")))
                .singleElement()
                .asString()
                .startsWith("1:1: error DOC-12: Found an array of 0 values, none of them a template where")
                .contains("Looked for an object with actions or targets");
        assertThat(lines(TemplateReader.lenient().read("null")))
                .singleElement()
                .asString()
                .startsWith("1:1: error DOC-12: Found null where an experiment template belongs");
        assertThat(lines(TemplateReader.lenient().read("{\"Resources\": {\"A\": {\"Type\": \"AWS::S3::Bucket\"}}}")))
                .singleElement()
                .asString()
                .contains("Found a stack with 1 resources, none of the type AWS::FIS::ExperimentTemplate");
        assertThat(lines(TemplateReader.lenient().read("")))
                .containsExactly("1:1: error DOC-01: The text is empty. Nothing behind it was read.");
    }

    @Test
    void textBehindTheTemplate_read_isASyntaxFaultAtItsPlace() {
        assertThat(lines(TemplateReader.lenient().read("{\"description\": \"d\"}\n}")))
                .singleElement()
                .asString()
                .startsWith("2:1: error DOC-01");
    }

    @Test
    void brokenText_read_keepsWhatStoodBefore() {
        Parsed parsed = TemplateReader.lenient().read("{\"description\": \"d\",\n \"roleArn\": oops}");
        assertThat(parsed.template().description()).isEqualTo("d");
        assertThat(lines(parsed))
                .singleElement()
                .asString()
                .startsWith("2:13: ")
                .contains("error DOC-01");
    }

    @Test
    void deepText_read_isToldInPlainWords() {
        String text = "{\"x\": " + "[".repeat(100) + "]".repeat(100) + "}";
        assertThat(lines(TemplateReader.lenient().read(text)))
                .singleElement()
                .asString()
                .contains("error DOC-03")
                .doesNotContain("StreamReadConstraints");
    }

    private static List<String> lines(Parsed parsed) {
        return parsed.problems().stream()
                .map(problem -> problem.describe(parsed.sourceMap()))
                .toList();
    }
}
