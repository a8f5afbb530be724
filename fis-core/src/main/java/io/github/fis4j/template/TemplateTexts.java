package io.github.fis4j.template;

import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonPointer;
import io.github.fis4j.json.JsonString;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The texts of a template that matter for a run, each with its place. */
final class TemplateTexts {
    /** Members that are no texts: one placeholder in the place of all of it is kept among the unknown members. */
    private static final Set<String> STRUCTURES = Set.of(
            "stopConditions",
            "targets",
            "actions",
            "tags",
            "logConfiguration",
            "experimentOptions",
            "experimentReportConfiguration",
            "resourceTags",
            "filters",
            "parameters",
            "startAfter",
            "resourceArns",
            "values",
            "logSchemaVersion");

    private final Visitor visitor;

    private TemplateTexts(Visitor visitor) {
        this.visitor = visitor;
    }

    /** Is shown every text. */
    interface Visitor {
        /** Sees a text, which may be that of a parameter that is passed on to somebody else. */
        void see(String pointer, String text, boolean passedOn);
    }

    static void visit(ExperimentTemplate template, Visitor visitor) {
        new TemplateTexts(visitor).template(template);
    }

    private void template(ExperimentTemplate template) {
        List<StopCondition> conditions = template.stopConditions();
        for (int i = 0; i < conditions.size(); i++) {
            String at = JsonPointer.child("/stopConditions", i);
            text(at, "source", conditions.get(i).source());
            text(at, "value", conditions.get(i).value());
        }
        template.targets().forEach((name, target) -> target(JsonPointer.child("/targets", name), target));
        template.actions().forEach((name, action) -> action(JsonPointer.child("/actions", name), action));
        text("", "roleArn", template.roleArn());
        log("/logConfiguration", template.logConfiguration());
        ExperimentOptions options = template.experimentOptions();
        if (options != null) {
            text("/experimentOptions", "accountTargeting", options.accountTargeting());
            text("/experimentOptions", "emptyTargetResolutionMode", options.emptyTargetResolutionMode());
        }
        report("/experimentReportConfiguration", template.reportConfiguration());
        unknown("", template.unknown());
    }

    private void target(String at, Target target) {
        text(at, "resourceType", target.resourceType());
        texts(JsonPointer.child(at, "resourceArns"), target.resourceArns());
        target.resourceTags().forEach((key, value) -> {
            String pointer = JsonPointer.child(JsonPointer.child(at, "resourceTags"), key);
            visitor.see(pointer, key, false);
            visitor.see(pointer, value, false);
        });
        for (int i = 0; i < target.filters().size(); i++) {
            String pointer = JsonPointer.child(JsonPointer.child(at, "filters"), i);
            TargetFilter filter = target.filters().get(i);
            text(pointer, "path", filter.path());
            texts(JsonPointer.child(pointer, "values"), filter.values());
            unknown(pointer, filter.unknown());
        }
        text(at, "selectionMode", target.selectionModeText());
        texts(at, "parameters", target.parameters());
        unknown(at, target.unknown());
    }

    private void action(String at, Action action) {
        text(at, "actionId", action.actionId());
        texts(at, "parameters", action.parameters());
        texts(at, "targets", action.targets());
        texts(JsonPointer.child(at, "startAfter"), action.startAfter());
        unknown(at, action.unknown());
    }

    private void log(String at, @Nullable LogConfiguration log) {
        if (log != null) {
            text(JsonPointer.child(at, "cloudWatchLogsConfiguration"), "logGroupArn", log.logGroupArn());
            s3(JsonPointer.child(at, "s3Configuration"), log.s3());
            unknown(at, log.unknown());
        }
    }

    private void report(String at, @Nullable ReportConfiguration report) {
        if (report != null) {
            s3(at + "/outputs/s3Configuration", report.s3());
            for (int i = 0; i < report.dashboards().size(); i++) {
                String board = JsonPointer.child(at + "/dataSources/cloudWatchDashboards", i);
                text(board, "dashboardIdentifier", report.dashboards().get(i));
            }
            text(at, "preExperimentDuration", report.preExperimentDuration());
            text(at, "postExperimentDuration", report.postExperimentDuration());
            unknown(at, report.unknown());
        }
    }

    private void s3(String at, @Nullable S3Location location) {
        if (location != null) {
            text(at, "bucketName", location.bucketName());
            text(at, "prefix", location.prefix());
        }
    }

    private void unknown(String at, JsonObject unknown) {
        unknown.members().forEach((name, value) -> {
            if (value instanceof JsonString text && STRUCTURES.contains(name)) {
                visitor.see(JsonPointer.child(at, name), text.value(), false);
            }
        });
    }

    private void text(String at, String name, @Nullable String text) {
        if (text != null) {
            visitor.see(JsonPointer.child(at, name), text, Placeholders.isPassedOn(name));
        }
    }

    private void texts(String at, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            visitor.see(JsonPointer.child(at, i), texts.get(i), false);
        }
    }

    private void texts(String at, String name, Map<String, String> texts) {
        texts.forEach((key, text) -> text(JsonPointer.child(at, name), key, text));
    }
}
