package io.github.fis4j.aws.kill;

import io.github.fis4j.aws.wire.Misfortune;
import io.github.fis4j.aws.wire.SentCall;
import io.github.fis4j.aws.wire.StatefulEc2Stub;
import io.github.fis4j.aws.wire.Traffic;
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
 * The AWS of one case after the other, which outlives the processes. Listings lag by up to three looks. It can kill a
 * process when its call has come, or has taken effect; an effect that was not there yet comes up to ten seconds later, on
 * the clock of the processes, which stands still while none of them is at work.
 */
final class SweptWorld implements Traffic, AutoCloseable {
    static final String RECEIVED = ", received";
    static final String EFFECTIVE = ", in effect";

    /** By this name a process calls that is only getting warm. */
    static final String WARM = "warm";

    /** Sent by a run only, never by a recovery. */
    private static final Set<String> INJECTING =
            Set.of("StopInstances", "RebootInstances", "AllocateAddress", "CreateTags");

    private static final Set<String> WRITES = Set.of("StartInstances", "ReleaseAddress", "DeleteTags");
    /** How many looks after a change still show what was so before it. */
    private static final Map<String, Integer> LAGS = Map.of(
            "web-1",
            3,
            "web-2",
            1,
            "db-1",
            0,
            "cache-1",
            0,
            "marked-1",
            0,
            "marked-2",
            3,
            "marked-3",
            0,
            "leased-1",
            0,
            "leased-2",
            1);

    private final StatefulEc2Stub aws = StatefulEc2Stub.start();
    private final int faster;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    private String process = "";
    private @Nullable ChildProcess child;
    private String target = "none";
    private final List<String> seen = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final Map<String, Integer> onceOnly = new HashMap<>();
    private int writes;
    private int number;

    /**
     * A world.
     *
     * @param faster how much faster the clock of the processes is
     */
    SweptWorld(int faster) {
        this.faster = faster;
        aws.watchedBy(this);
    }

    URI url() {
        return aws.url();
    }

    /** Begins anew, all instances running. */
    synchronized void begin() {
        number++;
        process = "";
        complaints.clear();
        onceOnly.clear();
        aws.forgetEverything();
        aws.addressLag(3);
        LAGS.forEach((id, lag) -> aws.instance("i-" + id)
                .tag(SweepTemplate.ROLE, id.substring(0, id.indexOf('-')))
                .lag(lag));
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
    synchronized String admit(String role, ChildProcess caller, String killTarget) {
        process = number + "-" + role;
        child = caller;
        target = killTarget.startsWith("name:") ? killTarget.substring(5) : killTarget;
        seen.clear();
        writes = 0;
        return process;
    }

    /** Lets the clock go on; effects that are under way are there after some of its time. */
    void effectsComeAfter(Duration later) {
        int now = number();
        var unused = clock.schedule(() -> landIn(now), later.toNanos() / faster, TimeUnit.NANOSECONDS);
    }

    private synchronized int number() {
        return number;
    }

    private synchronized void landIn(int when) {
        if (when == number) {
            aws.landLateEffects();
        }
    }

    @Override
    public synchronized @Nullable Misfortune received(SentCall call) {
        if (!sender(call).equals(process)) {
            // The last words of a process of this case count; those of another case come too late.
            boolean counts = sender(call).equals(WARM) || sender(call).startsWith(number + "-");
            return counts ? null : Misfortune.refused(400, "TooLate");
        }
        check(call);
        if (isWrite(call)) {
            seen.add(name(call) + RECEIVED);
            seen.add(name(call) + EFFECTIVE);
            writes += INJECTING.contains(call.operation()) ? 0 : 1;
        }
        return aimedAt(call, RECEIVED) ? Misfortune.cut().beforeLateEffect() : null;
    }

    /** What the call does, or will do late, is settled by now: the process can be killed. */
    @Override
    public void answering(SentCall call) {
        ChildProcess victim;
        synchronized (this) {
            boolean here = sender(call).equals(process) && (aimedAt(call, RECEIVED) || aimedAt(call, EFFECTIVE));
            victim = here ? child : null;
        }
        if (victim != null) {
            victim.kill();
        }
    }

    private static String sender(SentCall call) {
        int bar = call.label().indexOf('|');
        return bar < 0 ? "" : call.label().substring(0, bar);
    }

    private static String name(SentCall call) {
        return "call " + call.label().substring(call.label().indexOf('|') + 1);
    }

    private boolean aimedAt(SentCall call, String moment) {
        return target.equals(name(call) + moment) || (isWrite(call) && target.equals("write:" + writes + moment));
    }

    private static boolean isWrite(SentCall call) {
        return WRITES.contains(call.operation()) || INJECTING.contains(call.operation());
    }

    private void check(SentCall call) {
        boolean injecting = INJECTING.contains(call.operation());
        if (injecting && !process.endsWith("run")) {
            complaints.add("The recovery injected a fault again: " + call.label());
        }
        if (Set.of("RebootInstances", "AllocateAddress").contains(call.operation())
                && onceOnly.merge(call.parameters().toString(), 1, Integer::sum) > 1) {
            complaints.add("Sent more than once: " + call.label());
        }
    }

    /** {@return the points of the process that only the service could see, in order} */
    synchronized List<String> seen() {
        return List.copyOf(seen);
    }

    /** {@return what is not as it was when the world began, after everything that is under way has come} */
    synchronized List<String> differences() {
        aws.landLateEffects();
        List<String> found = new ArrayList<>(complaints);
        LAGS.keySet().forEach(id -> {
            String state = aws.known("i-" + id).destination();
            Set<String> tags = aws.known("i-" + id).tags().keySet();
            if (!state.equals("running")) {
                found.add("i-" + id + " is " + state);
            }
            if (!tags.equals(Set.of(SweepTemplate.ROLE))) {
                found.add("i-" + id + " has the tags " + tags);
            }
        });
        aws.addresses().forEach(id -> found.add("Address " + id + " is allocated"));
        return found;
    }

    @Override
    public void close() {
        clock.shutdownNow();
        aws.close();
    }
}
