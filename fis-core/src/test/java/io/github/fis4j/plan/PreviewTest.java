package io.github.fis4j.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonReader;
import io.github.fis4j.json.JsonWriter;
import io.github.fis4j.model.Identity;
import io.github.fis4j.model.PermissionRuling;
import io.github.fis4j.model.Place;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.Repeat;
import io.github.fis4j.model.UndoPlan;
import io.github.fis4j.model.UndoPlan.Scope;
import io.github.fis4j.model.UndoPlan.Trigger;
import io.github.fis4j.model.Victim;
import io.github.fis4j.plan.PreviewedAction.Outcome;
import io.github.fis4j.problem.Problem;
import io.github.fis4j.problem.SourceMap;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** How a preview is told. */
class PreviewTest {
    private static final Place PLACE = new Place("aws", "111122223333", "eu-west-1", "http://127.0.0.1:5000", null);
    private static final JsonObject REQUEST =
            JsonObject.builder().put("Id", "a").build();

    private static UndoPlan undo(Trigger trigger, Scope scope) {
        return new UndoPlan("mend", "mend a", JsonObject.empty(), trigger, scope, Duration.ofSeconds(30));
    }

    private static PlannedCall call(String operation) {
        return PlannedCall.of("svc", operation, REQUEST, Repeat.NATURAL);
    }

    private static Preview preview(List<Problem> problems) {
        PlannedCall send = PlannedCall.of("svc", "Send", REQUEST, Repeat.NONE)
                .undoneBy(undo(Trigger.ON_STOP, Scope.PROCESS))
                .conditional("a is awake");
        return new Preview(
                "all shapes",
                7,
                false,
                false,
                Map.of("svc", new Identity(PLACE, "arn:me", false)),
                List.of(
                        new PreviewedTarget(
                                "some",
                                "svc:thing",
                                true,
                                3,
                                List.of(new Victim("arn:aws:svc:::thing/a", "svc:thing", "web")),
                                List.of("look at a")),
                        new PreviewedTarget("blind", "svc:thing", false, 0, List.of(), List.of())),
                List.of(
                        new PreviewedAction(
                                "break",
                                "svc:break",
                                Outcome.PREPARED,
                                "",
                                List.of(
                                        new PreviewedCall(1, send, List.of()),
                                        new PreviewedCall(
                                                2,
                                                call("Cut").undoneBy(undo(Trigger.ON_END, Scope.WORLD)),
                                                List.of(call("Mend"))),
                                        new PreviewedCall(3, call("Burn"), List.of())),
                                List.of("b was left alone")),
                        new PreviewedAction("wait", "svc:wait", Outcome.PREPARED, "", List.of(), List.of()),
                        new PreviewedAction(
                                "skip", "svc:break", Outcome.SKIPPED, "nothing to hit", List.of(), List.of()),
                        new PreviewedAction(
                                "an-action-with-a-name-that-is-rather-long",
                                "svc:break",
                                Outcome.NOT_PREPARED,
                                "nobody knows",
                                List.of(),
                                List.of())),
                List.of(
                        new PermissionFinding(
                                "break", 1, false, "svc:Send", List.of(), PermissionRuling.denied("not you")),
                        new PermissionFinding(
                                "break", 2, true, "svc:Mend", List.of(), PermissionRuling.unknown("who knows"))),
                Map.of("svc:Look", 2, "svc:Ask", 1),
                List.of("mind the gap\nFORGED"),
                problems);
    }

    @Test
    void text_hasEveryCallInALineWithItsUndoBeneath() {
        Problem problem = Problem.error("PREVIEW-X", "/targets/blind", "It is dark", null);

        assertThat(preview(List.of(problem)).text()).isEqualTo("""
                        Not ready to run; nothing was changed
                          experiment  all shapes
                          seed        7
                          caller      svc: arn:me, account 111122223333, eu-west-1, endpoint http://127.0.0.1:5000

                        Targets
                          some        svc:thing, 1 of 3 chosen
                                      a (web)
                                      note: look at a
                          blind       svc:thing, not known

                        Actions
                          break                     svc:break, 3 calls
                                                      1. svc:Send {"Id":"a"} - only if a is awake - sent once, never again
                                                         undo: mend a, only at an early end, inside this process
                                                      2. svc:Cut {"Id":"a"}
                                                         undo: mend a
                                                               svc:Mend {"Id":"a"}
                                                      3. svc:Burn {"Id":"a"}
                                                         undo: none, what it changes is not taken back
                                                    note: b was left alone
                          wait                      svc:wait, changes nothing
                          skip                      svc:break, SKIPPED: nothing to hit
                          an-action-with-a-name-that-is-rather-long
                                                    svc:break, NOT PREPARED: nobody knows

                        Permissions
                          DENIED      svc:Send, call 1 of break: not you
                          unknown     svc:Mend, to undo call 2 of break: who knows

                        Reads
                          1 x svc:Ask
                          2 x svc:Look

                        Notes
                          - mind the gap FORGED

                        Problems
                          error PREVIEW-X at /targets/blind: It is dark.
                        """);
    }

    @Test
    void text_withTheSource_placesProblems() {
        SourceMap source = new SourceMap(Map.of("/targets/blind", new SourceMap.Position(4, 7)));
        Problem problem = Problem.error("PREVIEW-X", "/targets/blind", "It is dark", null);

        assertThat(preview(List.of(problem)).text(source)).contains("  4:7: error PREVIEW-X at /targets/blind");
    }

    @Test
    void json_isReadBack_andSaysTheSame() {
        JsonObject json = preview(List.of()).json();

        assertThat(JsonReader.read(JsonWriter.pretty(json)).root()).isEqualTo(json);
        assertThat(json.toString())
                .contains("\"ready\":true", "\"condition\":\"a is awake\"", "\"trigger\":\"on-stop\"")
                .contains("\"outcome\":\"not-prepared\",\"reason\":\"nobody knows\"")
                .contains("\"decision\":\"denied\"", "\"calls\":[{\"call\":\"svc:Mend\"");
    }

    @Test
    void ready_isWhatHasNoError() {
        assertThat(preview(List.of(Problem.warning("W", "", "hm", null))).ready())
                .isTrue();
        assertThat(preview(List.of(Problem.error("E", "", "no", null))).ready()).isFalse();
    }

    @Test
    void samePreview_sameBytes_whateverTheOrderOfItsMaps() {
        Preview one = preview(List.of());
        Map<String, Integer> reads = new HashMap<>(one.reads());
        Preview other = new Preview(
                one.description(),
                one.seed(),
                one.skipAll(),
                one.simulated(),
                one.callers(),
                one.targets(),
                one.actions(),
                one.permissions(),
                reads,
                one.notes(),
                one.problems());

        assertThat(other).isEqualTo(one);
        assertThat(other.text()).isEqualTo(one.text());
        assertThat(JsonWriter.compact(other.json())).isEqualTo(JsonWriter.compact(one.json()));
    }

    @Test
    void nameThatIsNotThere_isRefused() {
        assertThat(preview(List.of()).target("some").identified()).isEqualTo(3);
        assertThatThrownBy(() -> preview(List.of()).target("other")).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> preview(List.of()).action("other")).isInstanceOf(NoSuchElementException.class);
    }
}
