package io.github.fis4j.report;

import io.github.fis4j.event.StopCause;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.model.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says why a verdict is not better, in sentences that name the action, the resource and the record. */
final class VerdictReasons {
    private final Labels labels;

    VerdictReasons(Labels labels) {
        this.labels = labels;
    }

    List<String> of(
            Verdict verdict,
            @Nullable ExperimentError error,
            @Nullable StopCause stopCause,
            @Nullable String stopDetail,
            List<ActionReport> actions,
            List<UndoReport> undos) {
        return switch (verdict) {
            case UNDO_FAILED ->
                undos.stream()
                        .filter(UndoReport::open)
                        .map(VerdictReasons::stillOpen)
                        .toList();
            case FAILED -> List.of(failed(error));
            case ABORTED -> List.of(error == null ? aborted(stopCause, stopDetail) : Sentences.end(error.message()));
            case NOT_INJECTED -> notInjected(actions);
            case PREVIEWED -> List.of("Every action was skipped on purpose (actions mode skip-all).");
            case DEVIATED, HELD -> List.of();
        };
    }

    private static String stillOpen(UndoReport undo) {
        String text = "Action " + undo.record().action() + ": undo record "
                + undo.record().marker() + " is still open: "
                + undo.record().plan().summary();
        return undo.problem() == null
                ? Sentences.end(text)
                : Sentences.end(text + " did not succeed: " + undo.problem());
    }

    private static String failed(@Nullable ExperimentError error) {
        if (error == null) {
            return "The experiment failed.";
        }
        String where = error.location() == null ? "The experiment" : error.location();
        return Sentences.end(where + " failed with " + error.code().code() + ": " + error.message());
    }

    private static String aborted(@Nullable StopCause cause, @Nullable String detail) {
        String text = cause == null ? "The experiment was cancelled." : cause.stoppedReason();
        return detail == null ? text : text + " " + Sentences.end(detail);
    }

    private List<String> notInjected(List<ActionReport> actions) {
        List<String> shortfalls = actions.stream()
                .filter(ActionReport::fellShort)
                .map(this::shortfall)
                .toList();
        return shortfalls.isEmpty() ? List.of(nothingRan(actions)) : shortfalls;
    }

    private String shortfall(ActionReport action) {
        String promised = String.valueOf(action.declared()).toLowerCase(Locale.ROOT);
        String where = action.notHit().isEmpty()
                ? "anywhere"
                : action.notHit().stream().map(labels::of).collect(Collectors.joining(", ", "on ", ""));
        return "Action " + action.name() + ": no " + promised + " evidence " + where + ".";
    }

    private static String nothingRan(List<ActionReport> actions) {
        return actions.stream()
                .filter(ActionReport::fault)
                .map(action -> action.name() + " is " + action.status().word())
                .collect(Collectors.joining(", ", "No fault was injected: ", "."));
    }
}
