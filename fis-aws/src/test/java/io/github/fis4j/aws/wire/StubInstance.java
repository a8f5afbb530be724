package io.github.fis4j.aws.wire;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * An instance of the stub. After a call its state goes through a queue of states, one each time it is looked at, so that
 * slow transitions need no clock. Guarded by the stub.
 */
public final class StubInstance {
    final String id;
    final Map<String, String> tags = new LinkedHashMap<>();
    final Map<String, String> members = new LinkedHashMap<>();
    String state = "running";
    String reason = "";
    String zone = "eu-west-1a";
    Instant launched = Instant.parse("2026-01-01T08:00:00Z");
    boolean vanished;
    private int slowness;
    private List<String> afterStart = List.of();
    private final Deque<String> ahead = new ArrayDeque<>();
    private final Lagging<Map<String, String>> listedTags = new Lagging<>(Map.of());
    private int lag;
    private int staleLooks;
    private String staleState = "running";
    private Instant staleLaunch = launched;
    private Instant shownLaunch = launched;

    StubInstance(String id) {
        this.id = id;
        members.put("imageId", "ami-1");
        members.put("instanceType", "t3.micro");
        members.put("rootDeviceType", "ebs");
        members.put("ebsOptimized", "true");
    }

    /** Adds a tag. */
    public StubInstance tag(String key, String value) {
        tags.put(key, value);
        return this;
    }

    /** Sets a scalar member by its name in the XML, for example {@code instanceLifecycle}. */
    public StubInstance member(String name, String value) {
        members.put(name, value);
        return this;
    }

    /** Sets the state, and forgets what was to come. */
    public StubInstance state(String name) {
        ahead.clear();
        state = name;
        return this;
    }

    /** Sets the Availability Zone. */
    public StubInstance zone(String name) {
        zone = name;
        return this;
    }

    /** Keeps every transition on its way for some looks. */
    public StubInstance slow(int looks) {
        slowness = looks;
        return this;
    }

    /** Sets the states after the next start, in place of pending and running. */
    public StubInstance fallsBack(String why) {
        afterStart = List.of("pending", "running", "stopped");
        reason = why;
        return this;
    }

    /** Sets that nothing but {@code stopped} is seen after the next start, though it was launched. */
    public StubInstance fallsBackUnseen(String why) {
        afterStart = List.of("stopped");
        reason = why;
        return this;
    }

    /** Hides the instance, as EC2 does an hour after its end. */
    public StubInstance vanish() {
        vanished = true;
        return this;
    }

    /** Starts the instance as somebody else would. */
    public StubInstance restartedAt(Instant time) {
        launched = time;
        return state("running");
    }

    /** Lets so many looks after every change show what was so before it. */
    public StubInstance lag(int looks) {
        lag = looks;
        return this;
    }

    /** {@return the tags, whatever a look would show} */
    public Map<String, String> tags() {
        return Map.copyOf(tags);
    }

    /** {@return the state that it comes to, if nothing more happens} */
    public String destination() {
        return ahead.isEmpty() ? state : ahead.getLast();
    }

    void retag(Consumer<Map<String, String>> change) {
        Map<String, String> before = Map.copyOf(tags);
        change.accept(tags);
        listedTags.set(before, lag);
    }

    /** Returns the tags for a look of DescribeTags. */
    Map<String, String> lookAtTags() {
        return listedTags.look(Map.copyOf(tags));
    }

    void stop() {
        if (state.equals("running") || state.equals("pending")) {
            go("stopping", "stopped");
        }
    }

    void start() {
        if (state.equals("stopped")) {
            remember();
            launched = launched.plusSeconds(3600);
            change("pending", "running");
            if (!afterStart.isEmpty()) {
                ahead.clear();
                ahead.addAll(afterStart);
                afterStart = List.of();
            }
        }
    }

    void terminate() {
        go("shutting-down", "terminated");
    }

    private void go(String meanwhile, String end) {
        remember();
        change(meanwhile, end);
    }

    private void remember() {
        staleLooks = lag;
        staleState = state;
        staleLaunch = launched;
    }

    private void change(String meanwhile, String end) {
        state = meanwhile;
        ahead.clear();
        ahead.addAll(Collections.nCopies(slowness, meanwhile));
        ahead.add(end);
    }

    /** Returns the state for a look, which moves time on. */
    String look() {
        if (staleLooks > 0) {
            staleLooks--;
            shownLaunch = staleLaunch;
            return staleState;
        }
        shownLaunch = launched;
        if (!ahead.isEmpty()) {
            state = ahead.removeFirst();
        }
        return state;
    }

    /** Returns the launch time that the last look showed. */
    Instant shownLaunch() {
        return shownLaunch;
    }
}
