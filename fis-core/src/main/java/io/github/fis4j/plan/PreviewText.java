package io.github.fis4j.plan;

import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonString;
import io.github.fis4j.json.JsonValue;
import io.github.fis4j.json.JsonWriter;
import io.github.fis4j.model.Identity;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.Repeat;
import io.github.fis4j.model.UndoPlan;
import io.github.fis4j.model.Victim;
import io.github.fis4j.problem.SourceMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Tells a preview as plain text: victims, then each call in one line with its undo beneath, then permissions. */
final class PreviewText {
    /** Items of a list that a call shows; the JSON of a preview has them all. */
    private static final int ITEMS_SHOWN = 10;

    private static final int NARROW = 12;
    private static final int BROAD = 26;
    private static final String UNDO = "     undo: ";

    private final Preview preview;
    private final SourceMap source;
    private final StringBuilder text = new StringBuilder();
    private int column = NARROW;

    private PreviewText(Preview preview, SourceMap source) {
        this.preview = preview;
        this.source = source;
    }

    static String of(Preview preview, SourceMap source) {
        return new PreviewText(preview, source).write();
    }

    private String write() {
        head();
        columnFor(preview.targets().stream().map(PreviewedTarget::name));
        section("Targets", preview.targets(), this::target);
        columnFor(preview.actions().stream().map(PreviewedAction::name));
        section("Actions", preview.actions(), this::action);
        columnFor(Stream.of());
        section("Permissions", preview.permissions(), this::permission);
        section(
                "Reads",
                List.copyOf(preview.reads().entrySet()),
                read -> line("  " + read.getValue() + " x " + read.getKey()));
        section("Notes", preview.notes(), note -> line("  - " + note));
        section("Problems", preview.problems(), problem -> line("  " + problem.describe(source)));
        return text.toString();
    }

    private void head() {
        line((preview.ready() ? "Ready to run" : "Not ready to run") + "; nothing was changed"
                + (preview.simulated() ? " - SIMULATED" : ""));
        row("experiment", preview.description());
        row("seed", preview.seed() + (preview.skipAll() ? ", every action is skipped on purpose" : ""));
        preview.callers().forEach((module, caller) -> row("caller", module + ": " + caller(caller)));
    }

    private static String caller(Identity caller) {
        String endpoint = caller.place().endpoint();
        return caller.principal() + ", account " + caller.place().accountId() + ", "
                + caller.place().region() + (endpoint == null ? "" : ", endpoint " + endpoint)
                + (caller.simulated() ? ", simulated" : "");
    }

    private void target(PreviewedTarget target) {
        row(
                target.name(),
                target.resourceType() + ", "
                        + (target.known()
                                ? target.victims().size() + " of " + target.identified() + " chosen"
                                : "not known"));
        target.victims().stream().map(Victim::label).forEach(this::more);
        target.notes().forEach(note -> more("note: " + note));
    }

    private void action(PreviewedAction action) {
        String what = action.actionId()
                + (action.calls().isEmpty() ? "" : ", " + count(action.calls().size()));
        row(
                action.name(),
                switch (action.outcome()) {
                    case PREPARED -> action.calls().isEmpty() ? what + ", changes nothing" : what;
                    case SKIPPED -> what + ", SKIPPED: " + action.reason();
                    case NOT_PREPARED -> what + ", NOT PREPARED: " + action.reason();
                });
        action.calls().forEach(this::call);
        action.notes().forEach(note -> more("note: " + note));
    }

    private static String count(int calls) {
        return calls == 1 ? "1 call" : calls + " calls";
    }

    private void call(PreviewedCall previewed) {
        PlannedCall call = previewed.call();
        more("%3d. %s%s%s".formatted(previewed.number(), shown(call), condition(call), repeat(call)));
        UndoPlan undo = call.undo();
        if (undo == null) {
            more(UNDO + "none, what it changes is not taken back");
            return;
        }
        more(UNDO
                + undo.summary()
                + (undo.trigger() == UndoPlan.Trigger.ON_STOP ? ", only at an early end" : "")
                + (undo.scope() == UndoPlan.Scope.PROCESS ? ", inside this process" : ""));
        previewed.undoCalls().forEach(each -> more(UNDO.replaceAll("\\S", " ") + shown(each)));
    }

    private static String condition(PlannedCall call) {
        return call.condition() == null ? "" : " - only if " + call.condition();
    }

    private static String repeat(PlannedCall call) {
        return call.repeat() == Repeat.NONE ? " - sent once, never again" : "";
    }

    private static String shown(PlannedCall call) {
        return call.name() + " " + JsonWriter.compact(brief(call.request()));
    }

    /** The same value with a few items of each list. */
    private static JsonValue brief(JsonValue value) {
        if (value instanceof JsonObject object) {
            JsonObject.Builder brief = JsonObject.builder();
            object.members().forEach((name, member) -> brief.put(name, brief(member)));
            return brief.build();
        }
        return value instanceof JsonArray array ? brief(array) : value;
    }

    private static JsonValue brief(JsonArray array) {
        int size = array.items().size();
        List<JsonValue> brief = new ArrayList<>(array.items().stream()
                .limit(ITEMS_SHOWN)
                .map(PreviewText::brief)
                .toList());
        if (size > ITEMS_SHOWN) {
            brief.add(new JsonString("and " + (size - ITEMS_SHOWN) + " more"));
        }
        return new JsonArray(brief);
    }

    private void permission(PermissionFinding finding) {
        String decision = finding.ruling().decision().name();
        row(
                decision.equals("DENIED") ? decision : decision.toLowerCase(Locale.ROOT),
                finding.permission() + (finding.undo() ? ", to undo call " : ", call ") + finding.number() + " of "
                        + finding.action() + ": " + finding.ruling().reason());
    }

    private <T> void section(String heading, List<T> items, Consumer<T> each) {
        if (!items.isEmpty()) {
            text.append('\n').append(heading).append('\n');
            items.forEach(each);
        }
    }

    private void columnFor(Stream<String> labels) {
        int longest = labels.mapToInt(String::length).max().orElse(0);
        column = Math.min(BROAD, Math.max(NARROW, longest + 2));
    }

    /** A label, and what it is about in a column of its own. */
    private void row(String label, String content) {
        if (label.length() < column) {
            line("  " + label + " ".repeat(column - label.length()) + content);
        } else {
            line("  " + label);
            more(content);
        }
    }

    private void more(String content) {
        line("  " + " ".repeat(column) + content);
    }

    /** What others wrote cannot break out of its line. */
    private void line(String content) {
        content.codePoints().map(c -> Character.isISOControl(c) ? ' ' : c).forEach(text::appendCodePoint);
        text.append('\n');
    }
}
