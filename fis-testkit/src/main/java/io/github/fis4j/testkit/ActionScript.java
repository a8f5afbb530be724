package io.github.fis4j.testkit;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.ParameterDescriptor;
import io.github.fis4j.catalog.Reversibility;
import io.github.fis4j.catalog.TimingRule;
import io.github.fis4j.model.EvidenceKind;
import io.github.fis4j.model.UndoPlan.Scope;
import io.github.fis4j.model.UndoPlan.Trigger;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Says how an action of {@link ScriptedActions} goes. Without more it is instant, takes no target, makes one call that is
 * answered at once and is undone at the end, and shows all the evidence that it promises. Not thread-safe; done with
 * before the engine is built.
 */
public final class ActionScript {
    private static final String DURATION = "duration";

    private final String id;
    private boolean onThings;
    private TimingRule timing = TimingRule.instant();
    private EvidenceKind declared = EvidenceKind.OBSERVED;

    EvidenceKind given = EvidenceKind.OBSERVED;
    int calls = 1;
    boolean undone = true;
    Trigger trigger = Trigger.ON_END;
    Scope scope = Scope.WORLD;
    Duration settle = Duration.ofSeconds(30);
    Duration latency = Duration.ZERO;
    CallScript call = CallScript.answered();
    Step prepare = Step.succeed();
    Step inject = Step.succeed();
    Step undo = Step.succeed();
    Step end = Step.succeed();
    Step renewal = Step.succeed();

    @Nullable
    Duration ttl;

    ActionScript(String id) {
        this.id = id;
    }

    /** {@return this script, with a slot {@code Things} for targets of type {@code test:thing}} */
    public ActionScript onThings() {
        onThings = true;
        return this;
    }

    /** {@return this script, holding for the duration in the parameter {@code duration}; instant without it} */
    public ActionScript hold() {
        timing = TimingRule.hold(DURATION);
        return this;
    }

    /**
     * Lets the action go on after its injection until its work ends, at the latest after the duration in the parameter
     * {@code duration}, if there is one.
     *
     * @param work the work
     * @return this script
     */
    public ActionScript deadline(Step work) {
        timing = TimingRule.deadline(DURATION);
        end = work;
        return this;
    }

    /**
     * Lets the action go on after its injection until its work ends.
     *
     * @param work the work
     * @return this script
     */
    public ActionScript remote(Step work) {
        timing = TimingRule.remote();
        end = work;
        return this;
    }

    /** {@return this script, without calls, evidence and undo: an action that changes nothing} */
    public ActionScript noEffect() {
        declared = EvidenceKind.NO_EFFECT;
        given = EvidenceKind.NO_EFFECT;
        return calls(0);
    }

    /**
     * Sets how many calls the action makes, one after the other.
     *
     * @param count 0 or more
     * @return this script
     */
    public ActionScript calls(int count) {
        calls = count;
        return this;
    }

    /**
     * Sets how its calls go.
     *
     * @param script each of them
     * @return this script
     */
    public ActionScript call(CallScript script) {
        call = script;
        return this;
    }

    /**
     * Sets how long a call takes to be answered, those of the undo included.
     *
     * @param fromRequestToAnswer zero or more
     * @return this script
     */
    public ActionScript latency(Duration fromRequestToAnswer) {
        latency = fromRequestToAnswer;
        return this;
    }

    /** {@return this script, with calls that are not undone} */
    public ActionScript irreversible() {
        undone = false;
        return this;
    }

    /** {@return this script, with calls that are undone only when the action is ended early} */
    public ActionScript undoneOnStopOnly() {
        trigger = Trigger.ON_STOP;
        return this;
    }

    /** {@return this script, with effects inside the process: a recovery takes them for ended with it} */
    public ActionScript inProcess() {
        scope = Scope.PROCESS;
        return this;
    }

    /**
     * Sets how long an effect may come late. Without it: 30 seconds.
     *
     * @param window from the end of the call
     * @return this script
     */
    public ActionScript settle(Duration window) {
        settle = window;
        return this;
    }

    /**
     * Lets the action show other evidence than it promises.
     *
     * @param promised the strongest kind that the descriptor declares
     * @param shown what the injection gives; {@code NO_EFFECT} gives none
     * @return this script
     */
    public ActionScript evidence(EvidenceKind promised, EvidenceKind shown) {
        declared = promised;
        given = shown;
        return this;
    }

    /**
     * Lets the fault live on a lease.
     *
     * @param life how long it lives without renewal
     * @param renew how renewals go
     * @return this script
     */
    public ActionScript lease(Duration life, Step renew) {
        ttl = life;
        renewal = renew;
        return this;
    }

    /**
     * Sets how preparing goes.
     *
     * @param step before the calls are planned
     * @return this script
     */
    public ActionScript prepare(Step step) {
        prepare = step;
        return this;
    }

    /**
     * Sets how injecting goes.
     *
     * @param step after the calls, before the evidence
     * @return this script
     */
    public ActionScript inject(Step step) {
        inject = step;
        return this;
    }

    /**
     * Sets how undoing goes.
     *
     * @param step before anything is looked at
     * @return this script
     */
    public ActionScript undo(Step step) {
        undo = step;
        return this;
    }

    boolean ends() {
        return timing.timing() != TimingRule.hold(DURATION).timing() && !timing.equals(TimingRule.instant());
    }

    ActionDescriptor descriptor() {
        ActionDescriptor.Builder builder = ActionDescriptor.builder(id)
                .description("Scripted.")
                .parameter(ParameterDescriptor.optional(DURATION, ParameterDescriptor.Type.DURATION))
                .timing(timing)
                .evidence(declared)
                .reversibility(
                        calls == 0
                                ? Reversibility.NO_EFFECT
                                : undone ? Reversibility.UNDONE : Reversibility.IRREVERSIBLE);
        return (onThings ? builder.slot(ScriptedActions.SLOT, ScriptedActions.THING) : builder).build();
    }
}
