package io.github.fis4j.codec;

import io.github.fis4j.RandomJson;
import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonNumber;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonString;
import io.github.fis4j.json.JsonValue;
import java.util.List;

/** Seeded templates as JSON: every member of CreateExperimentTemplate, there or not, with unknown ones at every level. */
final class RandomTemplate {
    private final RandomJson random;
    private final boolean unknowns;

    private RandomTemplate(long seed, boolean unknowns) {
        random = new RandomJson(seed);
        this.unknowns = unknowns;
    }

    static JsonObject json(long seed, boolean unknowns) {
        return new RandomTemplate(seed, unknowns).template();
    }

    private JsonObject template() {
        JsonObject.Builder template = JsonObject.builder();
        text(template, "clientToken");
        text(template, "description");
        maybe(template, "stopConditions", random.array(1, 3, this::stopCondition));
        maybe(template, "targets", random.map(1, 3, this::target));
        maybe(template, "actions", random.map(1, 3, this::action));
        text(template, "roleArn");
        maybe(template, "tags", texts());
        maybe(template, "logConfiguration", logConfiguration());
        maybe(template, "experimentOptions", options());
        maybe(template, "experimentReportConfiguration", report());
        return withUnknown(template);
    }

    private JsonObject stopCondition() {
        JsonObject.Builder condition = JsonObject.builder();
        text(condition, "source");
        text(condition, "value");
        return withUnknown(condition);
    }

    private JsonObject target() {
        JsonObject.Builder target = JsonObject.builder();
        text(target, "resourceType");
        maybe(target, "resourceArns", random.array(0, 3, () -> new JsonString(random.text())));
        maybe(target, "resourceTags", texts());
        maybe(target, "filters", random.array(1, 3, this::filter));
        target.put("selectionMode", random.text());
        maybe(target, "parameters", texts());
        return withUnknown(target);
    }

    private JsonObject filter() {
        JsonObject.Builder filter = JsonObject.builder();
        if (random.chance(2)) {
            filter.put("path", "P" + random.text().replace('.', '-'));
        }
        filter.put("values", random.array(0, 3, () -> new JsonString(random.text())));
        return withUnknown(filter);
    }

    private JsonObject action() {
        JsonObject.Builder action = JsonObject.builder();
        text(action, "actionId");
        text(action, "description");
        maybe(action, "parameters", texts());
        maybe(action, "targets", texts());
        maybe(action, "startAfter", random.array(1, 3, () -> new JsonString(random.text())));
        return withUnknown(action);
    }

    private JsonObject logConfiguration() {
        JsonObject.Builder log = JsonObject.builder();
        maybe(log, "logSchemaVersion", JsonNumber.of(random.below(100) - 50));
        JsonObject.Builder group = JsonObject.builder();
        text(group, "logGroupArn");
        maybe(log, "cloudWatchLogsConfiguration", withUnknown(group));
        maybe(log, "s3Configuration", s3());
        return withUnknown(log);
    }

    private JsonObject options() {
        JsonObject.Builder options = JsonObject.builder();
        text(options, "accountTargeting");
        text(options, "emptyTargetResolutionMode");
        return withUnknown(options);
    }

    private JsonObject report() {
        JsonObject.Builder report = JsonObject.builder();
        JsonObject.Builder outputs = JsonObject.builder();
        maybe(outputs, "s3Configuration", s3());
        maybe(report, "outputs", withUnknown(outputs));
        JsonObject.Builder sources = JsonObject.builder();
        maybe(sources, "cloudWatchDashboards", dashboards());
        maybe(report, "dataSources", withUnknown(sources));
        text(report, "preExperimentDuration");
        text(report, "postExperimentDuration");
        return withUnknown(report);
    }

    private JsonArray dashboards() {
        return random.array(0, 3, () -> {
            JsonObject.Builder dashboard = JsonObject.builder();
            text(dashboard, "dashboardIdentifier");
            return withUnknown(dashboard);
        });
    }

    private JsonObject s3() {
        JsonObject.Builder s3 = JsonObject.builder();
        text(s3, "bucketName");
        text(s3, "prefix");
        return withUnknown(s3);
    }

    private JsonObject texts() {
        return random.map(1, 3, () -> new JsonString(random.chance(4) ? "" : random.text()));
    }

    private void text(JsonObject.Builder object, String name) {
        maybe(object, name, new JsonString(random.text()));
    }

    private void maybe(JsonObject.Builder object, String name, JsonValue value) {
        if (!random.chance(3)) {
            object.put(name, value);
        }
    }

    private JsonObject withUnknown(JsonObject.Builder object) {
        if (unknowns && random.chance(2)) {
            for (String name : List.of("a", "zz/~", random.text())) {
                object.put("x-" + name, random.value(2));
            }
        }
        return object.build();
    }
}
