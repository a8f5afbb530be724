package io.github.fis4j.codec;

import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonString;
import io.github.fis4j.json.JsonValue;
import io.github.fis4j.json.JsonWriter;
import io.github.fis4j.json.YamlWriter;
import io.github.fis4j.template.Action;
import io.github.fis4j.template.ExperimentOptions;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.LogConfiguration;
import io.github.fis4j.template.ReportConfiguration;
import io.github.fis4j.template.S3Location;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.template.Target;
import io.github.fis4j.template.TargetFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes templates in the form that {@code CreateExperimentTemplate} takes: its members in its order, unknown members
 * behind them, nothing that the service adds itself. What a template does not say is not written. Reading what was
 * written gives an equal template.
 */
public final class TemplateWriter {
    private TemplateWriter() {}

    /**
     * {@return a template as JSON text on several lines, with a line end behind it}
     *
     * @param template the template
     */
    public static String json(ExperimentTemplate template) {
        return JsonWriter.pretty(object(template)) + "\n";
    }

    /**
     * {@return a template as YAML text}
     *
     * @param template the template
     */
    public static String yaml(ExperimentTemplate template) {
        return YamlWriter.write(object(template));
    }

    /**
     * {@return a template as a JSON object}
     *
     * @param template the template
     */
    public static JsonObject object(ExperimentTemplate template) {
        JsonObject.Builder object = JsonObject.builder()
                .put("clientToken", template.clientToken())
                .put("description", unlessEmpty(template.description()));
        putItems(object, "stopConditions", template.stopConditions().stream().map(TemplateWriter::stopCondition));
        JsonObject.Builder targets = JsonObject.builder();
        template.targets().forEach((name, target) -> targets.put(name, target(target)));
        putMembers(object, "targets", targets.build());
        JsonObject.Builder actions = JsonObject.builder();
        template.actions().forEach((name, action) -> actions.put(name, action(action)));
        putMembers(object, "actions", actions.build());
        object.put("roleArn", template.roleArn());
        putMembers(object, "tags", texts(template.tags()));
        putUnlessNull(object, "logConfiguration", logConfiguration(template.logConfiguration()));
        putUnlessNull(object, "experimentOptions", experimentOptions(template.experimentOptions()));
        putUnlessNull(object, "experimentReportConfiguration", report(template.reportConfiguration()));
        JsonObject rest = without(template.unknown(), ApiShape.OUTPUT_ONLY);
        JsonObject known = object.build();
        boolean strangersOnly = known.members().isEmpty() && !rest.members().isEmpty();
        // Without a single known name nobody would find the template again.
        return merged(strangersOnly ? known.with("actions", JsonObject.empty()) : known, rest);
    }

    private static JsonObject stopCondition(StopCondition condition) {
        return merged(
                JsonObject.builder()
                        .put("source", unlessEmpty(condition.source()))
                        .put("value", condition.value())
                        .build(),
                condition.unknown());
    }

    private static JsonObject target(Target target) {
        JsonObject.Builder object = JsonObject.builder().put("resourceType", unlessEmpty(target.resourceType()));
        if (target.namesArns()) {
            object.putStrings("resourceArns", target.resourceArns());
        }
        putMembers(object, "resourceTags", texts(target.resourceTags()));
        putItems(object, "filters", target.filters().stream().map(TemplateWriter::filter));
        object.put("selectionMode", target.selectionModeText());
        putMembers(object, "parameters", texts(target.parameters()));
        return merged(object.build(), target.unknown());
    }

    private static JsonObject filter(TargetFilter filter) {
        return merged(
                JsonObject.builder()
                        .put("path", unlessEmpty(filter.path()))
                        .putStrings("values", filter.values())
                        .build(),
                filter.unknown());
    }

    private static JsonObject action(Action action) {
        JsonObject.Builder object = JsonObject.builder()
                .put("actionId", unlessEmpty(action.actionId()))
                .put("description", action.description());
        putMembers(object, "parameters", texts(action.parameters()));
        putMembers(object, "targets", texts(action.targets()));
        if (!action.startAfter().isEmpty()) {
            object.putStrings("startAfter", action.startAfter());
        }
        return merged(object.build(), without(action.unknown(), ApiShape.OUTPUT_ONLY_OF_ACTIONS));
    }

    private static @Nullable JsonObject logConfiguration(@Nullable LogConfiguration log) {
        if (log == null) {
            return null;
        }
        JsonObject.Builder object = JsonObject.builder();
        if (log.logGroupArn() != null) {
            object.put(
                    "cloudWatchLogsConfiguration",
                    JsonObject.builder().put("logGroupArn", log.logGroupArn()).build());
        }
        putUnlessNull(object, "s3Configuration", s3(log.s3()));
        if (log.logSchemaVersion() != null) {
            object.put("logSchemaVersion", log.logSchemaVersion());
        }
        return merged(object.build(), log.unknown());
    }

    private static @Nullable JsonObject experimentOptions(@Nullable ExperimentOptions options) {
        if (options == null) {
            return null;
        }
        return merged(
                JsonObject.builder()
                        .put("accountTargeting", options.accountTargeting())
                        .put("emptyTargetResolutionMode", options.emptyTargetResolutionMode())
                        .build(),
                without(options.unknown(), ApiShape.OUTPUT_ONLY_OF_OPTIONS));
    }

    private static @Nullable JsonObject report(@Nullable ReportConfiguration report) {
        if (report == null) {
            return null;
        }
        JsonObject.Builder object = JsonObject.builder();
        JsonObject s3 = s3(report.s3());
        if (s3 != null) {
            object.put("outputs", JsonObject.empty().with("s3Configuration", s3));
        }
        if (!report.dashboards().isEmpty()) {
            List<JsonValue> boards = report.dashboards().stream()
                    .<JsonValue>map(id -> JsonObject.builder()
                            .put("dashboardIdentifier", unlessEmpty(id))
                            .build())
                    .toList();
            object.put("dataSources", JsonObject.empty().with("cloudWatchDashboards", new JsonArray(boards)));
        }
        object.put("preExperimentDuration", report.preExperimentDuration())
                .put("postExperimentDuration", report.postExperimentDuration());
        return merged(object.build(), report.unknown());
    }

    private static @Nullable JsonObject s3(@Nullable S3Location location) {
        return location == null
                ? null
                : JsonObject.builder()
                        .put("bucketName", location.bucketName())
                        .put("prefix", location.prefix())
                        .build();
    }

    /** Puts unknown members behind the known ones, and into the inner objects and items whose names they have. */
    private static JsonObject merged(JsonObject known, JsonObject unknown) {
        if (unknown.members().isEmpty()) {
            return known;
        }
        JsonObject.Builder all = JsonObject.builder().putAll(known);
        unknown.members().forEach((name, value) -> all.put(name, merged(known.get(name), value)));
        return all.build();
    }

    private static JsonValue merged(@Nullable JsonValue known, JsonValue unknown) {
        if (known == null) {
            return unknown;
        }
        if (known instanceof JsonObject object && unknown instanceof JsonObject more) {
            return merged(object, more);
        }
        if (known instanceof JsonArray array && unknown instanceof JsonArray more) {
            return merged(array, more);
        }
        return known;
    }

    private static JsonArray merged(JsonArray known, JsonArray unknown) {
        List<JsonValue> items = new ArrayList<>(known.items());
        int shared = Math.min(items.size(), unknown.items().size());
        for (int i = 0; i < shared; i++) {
            items.set(i, merged(items.get(i), unknown.items().get(i)));
        }
        return new JsonArray(items);
    }

    private static JsonObject without(JsonObject unknown, Set<String> names) {
        JsonObject rest = unknown;
        for (String name : names) {
            rest = rest.get(name) == null ? rest : rest.without(name);
        }
        return rest;
    }

    private static void putItems(JsonObject.Builder object, String name, Stream<JsonObject> items) {
        List<JsonValue> list = items.<JsonValue>map(item -> item).toList();
        if (!list.isEmpty()) {
            object.put(name, new JsonArray(list));
        }
    }

    private static void putMembers(JsonObject.Builder object, String name, JsonObject members) {
        if (!members.members().isEmpty()) {
            object.put(name, members);
        }
    }

    private static void putUnlessNull(JsonObject.Builder object, String name, @Nullable JsonObject value) {
        if (value != null) {
            object.put(name, value);
        }
    }

    private static JsonObject texts(Map<String, String> texts) {
        JsonObject.Builder object = JsonObject.builder();
        texts.forEach((name, text) -> object.put(name, new JsonString(text)));
        return object.build();
    }

    private static @Nullable String unlessEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
