package io.github.fis4j.engine;

import io.github.fis4j.model.EvidenceKind;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.testkit.ActionScript;
import io.github.fis4j.testkit.CallScript;
import io.github.fis4j.testkit.ScriptedActions;
import io.github.fis4j.testkit.ScriptedAlarms;
import io.github.fis4j.testkit.Step;
import io.github.fis4j.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A random template with the world that it acts on.
 *
 * @param template the template
 * @param world plays its actions
 * @param alarms its stop condition
 * @param irreversible the names of the actions whose faults are meant to stay
 * @param words what was drawn, a line an action
 */
record RandomGraph(
        ExperimentTemplate template,
        ScriptedActions world,
        ScriptedAlarms alarms,
        List<String> irreversible,
        List<String> words) {
    static final String ALARM = "p99";
    private static final int MOST_ACTIONS = 7;

    static RandomGraph draw(Random random, VirtualTime time) {
        ScriptedActions world = ScriptedActions.on(time);
        ScriptedAlarms alarms = ScriptedAlarms.on(time).set(ALARM, "OK");
        world.thing("one", Map.of("chaos", "yes"));
        ExperimentTemplate.Builder template = ExperimentTemplate.builder("random")
                .target("some", t -> t.resourceType(ScriptedActions.THING).tag("chaos", "yes"))
                .target("none", t -> t.resourceType(ScriptedActions.THING).tag("chaos", "no"))
                .stopCondition(alarms.condition(ALARM));
        if (random.nextInt(10) > 0) {
            template.skipEmptyTargets();
        }
        RandomGraph graph = new RandomGraph(template.build(), world, alarms, new ArrayList<>(), new ArrayList<>());
        int size = 1 + random.nextInt(MOST_ACTIONS);
        for (int i = 0; i < size; i++) {
            graph.action(random, template, i);
        }
        return new RandomGraph(template.build(), world, alarms, graph.irreversible, graph.words);
    }

    private void action(Random random, ExperimentTemplate.Builder template, int index) {
        String name = "a" + index;
        List<String> after = new ArrayList<>();
        for (int before = 0; before < index; before++) {
            if (random.nextInt(3) == 0) {
                after.add("a" + before);
            }
        }
        StringBuilder said = new StringBuilder(name).append(" after ").append(after);
        boolean targeted = random.nextInt(3) == 0;
        world.action(name, script -> trouble(random, timing(random, script, said), said, name, targeted));
        String duration = "PT" + (1 + random.nextInt(120)) + "S";
        template.action(name, a -> {
            a.id("test:" + name).startAfter(after).parameter("duration", duration);
            if (targeted) {
                a.target(ScriptedActions.SLOT, random.nextInt(3) == 0 ? "none" : "some");
            }
        });
        words.add(said.append(", ").append(duration).toString());
    }

    private static ActionScript timing(Random random, ActionScript script, StringBuilder said) {
        int timing = random.nextInt(5);
        said.append(", timing ").append(timing);
        script.latency(Duration.ofMillis(random.nextInt(3) * 700L)).calls(1 + random.nextInt(3));
        return switch (timing) {
            case 0 -> script;
            case 1 -> script.deadline(Step.after(Duration.ofSeconds(random.nextInt(200))));
            case 2 -> script.remote(Step.after(Duration.ofSeconds(random.nextInt(200))));
            default -> script.hold();
        };
    }

    /** Half of the actions go well. */
    private ActionScript trouble(
            Random random, ActionScript script, StringBuilder said, String name, boolean targeted) {
        int trouble = random.nextInt(40);
        said.append(", trouble ").append(trouble);
        ActionScript on = targeted ? script.onThings() : script;
        return switch (trouble) {
            case 0 -> on.prepare(Step.fail("prepare"));
            case 1 -> on.prepare(Step.never());
            case 2 -> on.inject(Step.fail("inject"));
            case 3 -> on.inject(Step.never());
            case 4 -> on.call(CallScript.refused());
            case 5 -> on.call(CallScript.lost());
            case 6 -> on.call(CallScript.lostButEffective(Duration.ofSeconds(random.nextInt(25))));
            case 7 -> on.call(CallScript.late(Duration.ofSeconds(random.nextInt(25))));
            case 8 -> on.call(CallScript.unanswered());
            case 9 -> on.undo(Step.failTimes(1 + random.nextInt(4), "undo"));
            case 10 -> on.undo(Step.fail("undo"));
            case 11 -> on.undo(Step.never());
            case 12 -> on.undo(Step.after(Duration.ofSeconds(random.nextInt(60))));
            case 13 -> on.lease(Duration.ofSeconds(30), Step.fail("renewal"));
            case 14 -> on.lease(Duration.ofSeconds(30), Step.succeed());
            case 15 -> on.undoneOnStopOnly();
            case 16 -> {
                irreversible.add(name);
                yield on.irreversible();
            }
            case 17 -> on.evidence(EvidenceKind.OBSERVED, EvidenceKind.ACKNOWLEDGED);
            case 18 -> on.prepare(Step.after(Duration.ofSeconds(random.nextInt(60))));
            case 19 -> on.inject(Step.after(Duration.ofSeconds(random.nextInt(60))));
            default -> on;
        };
    }
}
