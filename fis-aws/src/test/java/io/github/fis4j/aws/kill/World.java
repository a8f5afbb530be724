package io.github.fis4j.aws.kill;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The AWS of one case after the other, which outlives the processes. It can kill a process when its call has come, or has
 * taken effect; an effect that was not there yet comes up to ten seconds later, on the clock of the processes, which stands
 * still while none of them is at work. Guarded by its monitor.
 */
abstract class World implements AutoCloseable {
    static final String RECEIVED = ", received";
    static final String EFFECTIVE = ", in effect";

    /** By this name a process calls that is only getting warm. */
    static final String WARM = "warm";

    private final int faster;
    private final Set<String> injecting;
    private final Set<String> onceOnly;
    private final Set<String> restoring;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    private String process = "";
    private @Nullable ChildProcess child;
    private String target = "none";
    private final List<String> seen = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final Map<String, Integer> sent = new HashMap<>();
    private int writes;
    private int number;

    /**
     * A world.
     *
     * @param faster how much faster the clock of the processes is
     * @param injecting the writes that a run sends, and never a recovery
     * @param onceOnly those of them that may be sent once only
     * @param restoring the other writes
     */
    World(int faster, Set<String> injecting, Set<String> onceOnly, Set<String> restoring) {
        this.faster = faster;
        this.injecting = injecting;
        this.onceOnly = onceOnly;
        this.restoring = restoring;
    }

    /** {@return where it listens} */
    abstract URI url();

    /** Makes all things anew, as they are to be again in the end. */
    abstract void makeThings();

    /** Lets the effects happen that were under way when their sender died. */
    abstract void landLateEffects();

    /** {@return what is not as it was made} */
    abstract List<String> changedThings();

    /** The processes are at work from now on, or no more. */
    void atWork(boolean works) {}

    /** Begins anew. */
    final synchronized void begin() {
        number++;
        process = "";
        complaints.clear();
        sent.clear();
        atWork(false);
        makeThings();
    }

    /**
     * Lets another process call.
     *
     * @param role {@code run} or {@code recovery}
     * @param caller the process
     * @param killTarget a name ending in {@link #RECEIVED} or {@link #EFFECTIVE}; {@code write:} and the number of a
     *     recovery's writing call and one of the two; or anything else for no kill
     * @return the name by which it calls
     */
    final synchronized String admit(String role, ChildProcess caller, String killTarget) {
        process = number + "-" + role;
        child = caller;
        target = killTarget.startsWith("name:") ? killTarget.substring(5) : killTarget;
        seen.clear();
        writes = 0;
        atWork(true);
        return process;
    }

    /** Nobody is at work until the next one is admitted. */
    final synchronized void died() {
        atWork(false);
    }

    /** Lets the clock go on; effects that are under way are there after some of its time. */
    final void effectsComeAfter(Duration later) {
        int now = number();
        var unused = clock.schedule(() -> landIn(now), later.toNanos() / faster, TimeUnit.NANOSECONDS);
    }

    private synchronized int number() {
        return number;
    }

    private synchronized void landIn(int when) {
        if (when == number) {
            landLateEffects();
        }
    }

    /** What becomes of a call that has come. */
    enum Fate {
        /** It is answered. */
        ANSWERED,
        /** It comes from another case, which nobody remembers. */
        TOO_LATE,
        /** Its sender is killed now; its effect comes late. */
        LATE
    }

    /**
     * A call has come, and has no effect yet.
     *
     * @param operation for example {@code StopInstances}
     * @param label who calls, a bar, and the name of the call
     */
    final synchronized Fate come(String operation, String label) {
        if (!sender(label).equals(process)) {
            // The last words of a process of this case count; those of another case come too late.
            boolean counts = sender(label).equals(WARM) || sender(label).startsWith(number + "-");
            return counts ? Fate.ANSWERED : Fate.TOO_LATE;
        }
        check(operation, label);
        if (isWrite(operation)) {
            seen.add(name(label) + RECEIVED);
            seen.add(name(label) + EFFECTIVE);
            writes += injects(operation, label) ? 0 : 1;
        }
        return aimedAt(operation, label, RECEIVED) ? Fate.LATE : Fate.ANSWERED;
    }

    /** What the call does, or will do late, is settled by now: the process can be killed. */
    final void settled(String operation, String label) {
        ChildProcess victim;
        synchronized (this) {
            boolean here = sender(label).equals(process)
                    && (aimedAt(operation, label, RECEIVED) || aimedAt(operation, label, EFFECTIVE));
            victim = here ? child : null;
            if (here) {
                atWork(false);
            }
        }
        if (victim != null) {
            victim.kill();
        }
    }

    private static String sender(String label) {
        int bar = label.indexOf('|');
        return bar < 0 ? "" : label.substring(0, bar);
    }

    private static String name(String label) {
        return "call " + label.substring(label.indexOf('|') + 1);
    }

    private boolean aimedAt(String operation, String label, String moment) {
        return target.equals(name(label) + moment) || (isWrite(operation) && target.equals("write:" + writes + moment));
    }

    private boolean isWrite(String operation) {
        return restoring.contains(operation) || injecting.contains(operation);
    }

    private void check(String operation, String label) {
        if (injects(operation, label) && !process.endsWith("run")) {
            complaints.add("The recovery injected a fault again: " + label);
        }
        if (onceOnly.contains(operation) && sent.merge(withoutNumber(label), 1, Integer::sum) > 1) {
            complaints.add("Sent more than once: " + label);
        }
    }

    /** {@return whether a call injects a fault; of some the operation does not tell} */
    boolean injects(String operation, String label) {
        return injecting.contains(operation);
    }

    private static String withoutNumber(String label) {
        return name(label).replaceFirst(" #\\d+$", "");
    }

    /** {@return the points of the process that only the service could see, in order} */
    final synchronized List<String> seen() {
        return List.copyOf(seen);
    }

    /** {@return what is not as it was when the world began, after everything that is under way has come} */
    final synchronized List<String> differences() {
        landLateEffects();
        List<String> found = new ArrayList<>(complaints);
        found.addAll(changedThings());
        return found;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
