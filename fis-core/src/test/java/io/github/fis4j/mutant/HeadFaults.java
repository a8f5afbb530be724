package io.github.fis4j.mutant;

import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonNull;
import io.github.fis4j.json.JsonNumber;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonString;
import io.github.fis4j.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Faults in what a template says of itself: TPL-01 to TPL-10, STC-01 to STC-06, LOG-04, REP-02, REP-03, and the text. */
final class HeadFaults {
    private static final String STOPS = "/stopConditions";
    private static final String OPTIONS = "/experimentOptions";
    private static final String LOG = "/logConfiguration";
    private static final String REPORT = "/experimentReportConfiguration";
    private static final String ALARM = "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:fault-";
    private static final List<String> REQUIRED = List.of("description", "stopConditions", "actions", "roleArn");

    private HeadFaults() {}

    static void into(Subject template) {
        members(template);
        stopConditions(template);
        role(template);
        options(template);
        log(template);
        report(template);
        tags(template);
        text(template);
    }

    private static void members(Subject template) {
        for (String name : REQUIRED) {
            template.drop("required member left out", "/" + name);
            template.set("required member is null", "/" + name, JsonNull.INSTANCE);
        }
        template.each("", member -> {
            template.rename("member misspelt", member, Subject.misspelt(Subject.name(member)));
        });
        template.set("map is a text", "/actions", "all");
        template.set("list is a text", STOPS, "none");
        template.set("text is a list", "/description", new JsonArray(List.of()));
        template.set("map is a list", "/targets", new JsonArray(List.of(JsonNumber.of(1))));
        template.set("description too long", "/description", "d".repeat(513));
        template.set("client token too long", "/clientToken", "c".repeat(1025));
        template.set("no action", "/actions", JsonObject.empty());
    }

    private static void stopConditions(Subject template) {
        template.set("alarm's name for its ARN", STOPS, list(alarm("p99")), STOPS + "/0/value");
        template.set("ARN of no alarm", STOPS, list(alarm("arn:aws:sns:eu-west-1:111122223333:topic")));
        template.set("alarm not named", STOPS, list(source("aws:cloudwatch:alarm")));
        template.set("source misspelt", STOPS, list(source("nnoe")));
        template.set(
                "source misspelt",
                STOPS,
                list(Subject.pair(Map.of("source", "aws:cloudwatch:alarms", "value", ALARM + "1"))));
        template.set("source left out", STOPS, list(Subject.pair(Map.of("value", ALARM + "1"))));
        template.set("none beside an alarm", STOPS, list(alarm(ALARM + "1"), source("none")));
        template.set("six stop conditions", STOPS, new JsonArray(alarms(6)));
        template.set("no stop condition", STOPS, new JsonArray(List.of()));
        template.eachItem(STOPS, condition -> {
            template.rename("member of a stop condition misspelt", condition + "/source", "suorce");
            template.rename("member of a stop condition misspelt", condition + "/value", "vlaue");
        });
    }

    private static void role(Subject template) {
        template.set("role's name for its ARN", "/roleArn", "my-experiment-role");
        template.set("ARN of no role", "/roleArn", "arn:aws:iam::111122223333:user/somebody");
        template.set("empty role", "/roleArn", "");
        template.set("role too long", "/roleArn", "arn:aws:iam::111122223333:role/" + "r".repeat(2048));
    }

    private static void options(Subject template) {
        template.set("word misspelt", OPTIONS, Subject.pair(Map.of("emptyTargetResolutionMode", "skpi")));
        template.set("word misspelt", OPTIONS, Subject.pair(Map.of("emptyTargetResolutionMode", "SKIP")));
        template.set("word misspelt", OPTIONS, Subject.pair(Map.of("accountTargeting", "single")));
        template.set("member of the options misspelt", OPTIONS, Subject.pair(Map.of("emptyTargetMode", "skip")));
        template.set("actions mode in the template", OPTIONS, Subject.pair(Map.of("actionsMode", "skip-all")));
    }

    private static void log(Subject template) {
        JsonObject bucket = Subject.pair(Map.of("bucketName", "experiment-logs"));
        JsonObject log = JsonObject.empty().with("s3Configuration", bucket);
        template.set("log's version left out", LOG, log);
        template.set("log's version out of range", LOG, log.with("logSchemaVersion", JsonNumber.of(0)));
        JsonObject versioned = log.with("logSchemaVersion", JsonNumber.of(2));
        JsonObject small = Subject.pair(Map.of("bucketName", "lo"));
        template.set("bucket's name too short", LOG, versioned.with("s3Configuration", small));
        template.set("bucket left out", LOG, versioned.with("s3Configuration", Subject.pair(Map.of("prefix", "p"))));
        template.set("member of the log misspelt", LOG, versioned.with("s3Config", bucket));
        JsonObject group = Subject.pair(Map.of("logGroup", "arn:aws:logs:eu-west-1:111122223333:log-group:fis:*"));
        template.set(
                "log group left out",
                LOG,
                JsonObject.empty()
                        .with("logSchemaVersion", JsonNumber.of(2))
                        .with("cloudWatchLogsConfiguration", group));
    }

    private static void report(Subject template) {
        JsonObject outputs =
                JsonObject.empty().with("s3Configuration", Subject.pair(Map.of("bucketName", "experiment-reports")));
        JsonObject report = JsonObject.empty().with("outputs", outputs);
        JsonObject board =
                Subject.pair(Map.of("dashboardIdentifier", "arn:aws:cloudwatch::111122223333:dashboard/board"));
        JsonObject boards = JsonObject.empty().with("cloudWatchDashboards", new JsonArray(List.of(board, board)));
        template.set("window before too long", REPORT, report.with("preExperimentDuration", text("PT31M")));
        template.set("window after too long", REPORT, report.with("postExperimentDuration", text("PT2H1M")));
        template.set("window misspelt", REPORT, report.with("preExperimentDuration", text("20 minutes")));
        template.set("two dashboards", REPORT, report.with("dataSources", boards));
    }

    private static void tags(Subject template) {
        template.set("tag's key too long", "/tags", Subject.pair(Map.of("k".repeat(129), "v")));
        template.set("tag's value too long", "/tags", Subject.pair(Map.of("k", "v".repeat(257))));
        JsonObject.Builder many = JsonObject.builder();
        for (int i = 0; i < 51; i++) {
            many.put("key-" + i, "v");
        }
        template.set("51 tags", "/tags", many.build());
        template.set("tags as a list of pairs", "/tags", list(Subject.pair(Map.of("Key", "k", "Value", "v"))));
    }

    private static void text(Subject template) {
        template.each("", member -> {
            String name = Subject.name(member);
            template.rewrite(
                    "member twice",
                    name + " twice",
                    text -> "{\n  \"" + name + "\": \"d\"," + text.substring(1),
                    member);
        });
        template.rewrite("brace not closed", "the last brace", text -> text.substring(0, text.lastIndexOf('}')));
        template.rewrite("bracket not closed", "the last bracket", text -> without(text, text.lastIndexOf(']')));
        template.rewrite("quote not closed", "the third quote", text -> without(text, text.indexOf('"', 20)));
        template.rewrite("colon left out", "the first colon", text -> without(text, text.indexOf(':')));
        template.rewrite("cut off", "in the middle", text -> text.substring(0, text.length() / 2));
    }

    private static String without(String text, int at) {
        return text.substring(0, at) + text.substring(at + 1);
    }

    private static JsonObject alarm(String value) {
        return Subject.pair(Map.of("source", "aws:cloudwatch:alarm", "value", value));
    }

    private static JsonObject source(String source) {
        return Subject.pair(Map.of("source", source));
    }

    private static List<JsonValue> alarms(int count) {
        List<JsonValue> alarms = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            alarms.add(alarm(ALARM + i));
        }
        return alarms;
    }

    private static JsonArray list(JsonValue... items) {
        return new JsonArray(List.of(items));
    }

    private static JsonValue text(String text) {
        return new JsonString(text);
    }
}
