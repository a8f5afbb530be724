package io.github.fis4j.codec;

import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonPointer;
import io.github.fis4j.json.JsonValue;
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
import org.jspecify.annotations.Nullable;

/** The template that a JSON value in today's API form says. */
final class TemplateDecoder {
    private final Findings findings;

    TemplateDecoder(Findings findings) {
        this.findings = findings;
    }

    ExperimentTemplate template(JsonObject object) {
        Fields fields = new Fields(object, JsonPointer.ROOT, findings);
        ExperimentTemplate.Builder template = ExperimentTemplate.builder(orEmpty(fields.text("description")))
                .clientToken(fields.text("clientToken"))
                .stopConditions(stopConditions(fields.objects("stopConditions")))
                .roleArn(fields.text("roleArn"))
                .logConfiguration(logConfiguration(fields.object("logConfiguration")))
                .experimentOptions(experimentOptions(fields.object("experimentOptions")))
                .reportConfiguration(reportConfiguration(fields.object("experimentReportConfiguration")));
        fields.objectMap("targets").forEach((name, target) -> template.target(name, target(target)));
        fields.objectMap("actions").forEach((name, action) -> template.action(name, action(action)));
        fields.textMap("tags").forEach(template::tag);
        return template.unknown(fields.unknown()).build();
    }

    private static List<StopCondition> stopConditions(@Nullable List<Fields> items) {
        return orEmpty(items).stream()
                .map(fields ->
                        new StopCondition(orEmpty(fields.text("source")), fields.text("value"), fields.unknown()))
                .toList();
    }

    private static Target target(Fields fields) {
        Target.Builder target = Target.builder().resourceType(orEmpty(fields.text("resourceType")));
        List<String> arns = fields.texts("resourceArns");
        if (arns != null) {
            target.arns(arns);
        }
        fields.textMap("resourceTags").forEach(target::tag);
        target.filters(filters(fields.objects("filters")));
        fields.textMap("parameters").forEach(target::parameter);
        target.selectionModeText(fields.text("selectionMode"));
        return target.unknown(fields.unknown()).build();
    }

    private static List<TargetFilter> filters(@Nullable List<Fields> items) {
        return orEmpty(items).stream()
                .map(fields -> new TargetFilter(
                        orEmpty(fields.text("path")), orEmpty(fields.texts("values")), fields.unknown()))
                .toList();
    }

    private static Action action(Fields fields) {
        Action.Builder action = Action.builder()
                .id(orEmpty(fields.text("actionId")))
                .description(fields.text("description"))
                .parameters(fields.textMap("parameters"))
                .startAfter(orEmpty(fields.texts("startAfter")));
        fields.textMap("targets").forEach(action::target);
        return action.unknown(fields.unknown()).build();
    }

    private static @Nullable ExperimentOptions experimentOptions(@Nullable Fields fields) {
        return fields == null
                ? null
                : new ExperimentOptions(
                        fields.text("accountTargeting"), fields.text("emptyTargetResolutionMode"), fields.unknown());
    }

    private static @Nullable LogConfiguration logConfiguration(@Nullable Fields fields) {
        if (fields == null) {
            return null;
        }
        Integer version = fields.integer("logSchemaVersion");
        Fields logs = fields.object("cloudWatchLogsConfiguration");
        Fields s3 = fields.object("s3Configuration");
        String group = logs == null ? null : logs.text("logGroupArn");
        S3Location location = s3Location(s3);
        JsonObject unknown = fields.unknown();
        unknown = withRest(unknown, "cloudWatchLogsConfiguration", logs, group == null);
        unknown = withRest(unknown, "s3Configuration", s3, false);
        return new LogConfiguration(version, group, location, unknown);
    }

    private static @Nullable ReportConfiguration reportConfiguration(@Nullable Fields fields) {
        if (fields == null) {
            return null;
        }
        Fields outputs = fields.object("outputs");
        Fields sources = fields.object("dataSources");
        String before = fields.text("preExperimentDuration");
        String after = fields.text("postExperimentDuration");
        JsonObject unknown = fields.unknown();

        Fields s3 = outputs == null ? null : outputs.object("s3Configuration");
        S3Location location = s3Location(s3);
        if (outputs != null) {
            JsonObject rest = withRest(outputs.unknown(), "s3Configuration", s3, false);
            unknown = withUnlessEmpty(unknown, "outputs", rest, s3 == null);
        }
        List<Fields> boards = sources == null ? null : sources.objects("cloudWatchDashboards");
        List<String> dashboards = new ArrayList<>();
        if (sources != null) {
            JsonObject rest = withDashboards(sources.unknown(), boards, dashboards);
            unknown = withUnlessEmpty(unknown, "dataSources", rest, boards == null);
        }
        return new ReportConfiguration(location, dashboards, before, after, unknown);
    }

    /** Reads the dashboards; what is unknown of them is kept in an array of the same length. */
    private static JsonObject withDashboards(JsonObject rest, @Nullable List<Fields> boards, List<String> dashboards) {
        if (boards == null) {
            return rest;
        }
        List<JsonValue> unknown = new ArrayList<>();
        for (Fields board : boards) {
            dashboards.add(orEmpty(board.text("dashboardIdentifier")));
            unknown.add(board.unknown());
        }
        boolean nothing = !unknown.isEmpty() && unknown.stream().allMatch(JsonObject.empty()::equals);
        return nothing ? rest : rest.with("cloudWatchDashboards", new JsonArray(unknown));
    }

    private static @Nullable S3Location s3Location(@Nullable Fields fields) {
        return fields == null ? null : new S3Location(fields.text("bucketName"), fields.text("prefix"));
    }

    /**
     * Keeps what is unknown of an inner object under its name, where the writer finds it again; an object that the model
     * has no other sign of is kept even if it is empty.
     */
    private static JsonObject withRest(JsonObject unknown, String name, @Nullable Fields inner, boolean noOtherSign) {
        return inner == null ? unknown : withUnlessEmpty(unknown, name, inner.unknown(), noOtherSign);
    }

    private static JsonObject withUnlessEmpty(JsonObject unknown, String name, JsonObject rest, boolean noOtherSign) {
        return noOtherSign || !rest.members().isEmpty() ? unknown.with(name, rest) : unknown;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static <T> List<T> orEmpty(@Nullable List<T> items) {
        return items == null ? List.of() : items;
    }
}
