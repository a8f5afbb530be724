package io.github.fis4j.engine;

import io.github.fis4j.json.JsonPointer;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.model.PermissionRuling;
import io.github.fis4j.plan.ActionNode;
import io.github.fis4j.plan.ExperimentPlan;
import io.github.fis4j.plan.PermissionFinding;
import io.github.fis4j.problem.Problem;
import io.github.fis4j.spi.SafetyLeverSource;
import io.github.fis4j.spi.StopConditionSource.Reading;
import io.github.fis4j.template.StopCondition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that a preview found to stand against a run, each at its place in the template. */
final class PreviewProblems {
    private static final Comparator<Placed> ORDER = Comparator.comparing(Placed::section)
            .thenComparing(Placed::position)
            .thenComparing(placed -> placed.problem().id())
            .thenComparing(placed -> placed.problem().message());

    private final List<String> targets;
    private final List<StopCondition> conditions;
    private final List<String> actions;
    private final List<Placed> found = new ArrayList<>();

    PreviewProblems(ExperimentPlan plan) {
        targets = List.copyOf(plan.template().targets().keySet());
        conditions = plan.template().stopConditions();
        actions = plan.actions().stream().map(ActionNode::name).toList();
    }

    /** The engine's own lever. */
    void lever(SafetyLever.State state) {
        if (state.status() != SafetyLever.Status.DISENGAGED) {
            lever(state.reason());
        }
    }

    /** A lever that is shared with others. */
    void lever(String name, SafetyLeverSource.Reading reading) {
        if (reading.engaged()) {
            lever(name + ": " + (reading.reason().isEmpty() ? "no reason given" : reading.reason()));
        }
    }

    private void lever(String reason) {
        add(
                Section.WHOLE,
                0,
                Problem.warning(
                        "PREVIEW-LEVER",
                        JsonPointer.ROOT,
                        "The safety lever is engaged (" + reason + "), so a run would be cancelled before it begins",
                        null));
    }

    void unreadableLever(String name, ExperimentError error) {
        add(
                Section.WHOLE,
                0,
                Problem.error(
                        "PREVIEW-LEVER",
                        JsonPointer.ROOT,
                        "The safety lever " + name + " cannot be read, so a run would not begin: " + said(error),
                        null));
    }

    void caller(String module, ExperimentError error) {
        String message = "Nobody knows as whom module " + module + " would call: " + said(error);
        add(Section.CALLERS, 0, Problem.error("PREVIEW-CALLER", "/actions", message, null));
    }

    void target(String name, ExperimentError error) {
        add(Section.TARGETS, targets.indexOf(name), error("PREVIEW-TARGET", "/targets", name, error));
    }

    void quota(ExperimentError error) {
        String target = String.valueOf(error.location());
        add(Section.TARGETS, targets.indexOf(target), error("PREVIEW-QUOTA", "/targets", target, error));
    }

    void action(String name, ExperimentError error) {
        add(Section.ACTIONS, actions.indexOf(name), error("PREVIEW-ACTION", "/actions", name, error));
    }

    void permission(PermissionFinding finding) {
        if (finding.ruling().decision() == PermissionRuling.Decision.DENIED) {
            String what = finding.permission() + " is denied"
                    + (finding.undo() ? ", so what call " + finding.number() + " changes would stay: " : ": ");
            add(
                    Section.ACTIONS,
                    actions.indexOf(finding.action()),
                    Problem.error(
                            "PREVIEW-DENIED",
                            JsonPointer.child("/actions", finding.action()),
                            what + finding.ruling().reason(),
                            null));
        }
    }

    /** STC-04, STC-05: what a run would make of the first readings. */
    void conditions(List<StopCondition> asked, Map<StopCondition, Reading> readings) {
        for (StopCondition condition : asked) {
            Reading reading = readings.get(condition);
            if (reading == null || reading.state() == Reading.State.MISSING) {
                condition(condition, Problem::error, "There is no " + named(condition) + ", so a run would fail");
            } else if (reading.state() == Reading.State.FIRED) {
                condition(
                        condition,
                        Problem::warning,
                        named(condition) + " fires now (" + reading.detail()
                                + "), so a run would be stopped before its first action");
            }
        }
    }

    void unreadable(List<StopCondition> asked, ExperimentError error) {
        asked.forEach(condition -> condition(
                condition, Problem::error, named(condition) + " cannot be read, so a run would fail: " + said(error)));
    }

    private void condition(StopCondition condition, Kind kind, String message) {
        int position = conditions.indexOf(condition);
        String pointer = JsonPointer.child("/stopConditions", position);
        add(Section.CONDITIONS, position, kind.problem("PREVIEW-STOP", pointer, message, null));
    }

    private static String named(StopCondition condition) {
        return condition.value() == null
                ? "stop condition " + condition.source()
                : "stop condition " + condition.value();
    }

    private static Problem error(String id, String parent, String name, ExperimentError error) {
        return Problem.error(id, JsonPointer.child(parent, name), said(error), null);
    }

    /** Its full stop is put by whoever shows the problem. */
    private static String said(ExperimentError error) {
        String message = error.message();
        return error.code().code() + ": "
                + (message.endsWith(".") ? message.substring(0, message.length() - 1) : message);
    }

    private void add(Section section, int position, Problem problem) {
        found.add(new Placed(section, position, problem));
    }

    List<Problem> inOrder() {
        return found.stream().sorted(ORDER).map(Placed::problem).toList();
    }

    private enum Section {
        WHOLE,
        CALLERS,
        TARGETS,
        CONDITIONS,
        ACTIONS
    }

    private record Placed(Section section, int position, Problem problem) {}

    /** Makes an error or a warning. */
    @FunctionalInterface
    private interface Kind {
        Problem problem(String id, String pointer, String message, @Nullable String hint);
    }
}
