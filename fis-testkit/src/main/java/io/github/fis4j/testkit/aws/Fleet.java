package io.github.fis4j.testkit.aws;

import io.github.fis4j.testkit.aws.Ec2Instance.Lifecycle;
import io.github.fis4j.testkit.aws.Ec2Instance.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Instances, and what will become of them. Changes to come are kept here and made when somebody looks, so that they need
 * no timers. Guarded by its owner.
 */
final class Fleet {
    private static final Pattern ID = Pattern.compile("i-[0-9a-f]{8}([0-9a-f]{9})?");
    private static final Reason BY_USER =
            new Reason("Client.UserInitiatedShutdown", "Client.UserInitiatedShutdown: User initiated shutdown");
    private static final Reason FELL_BACK =
            new Reason("Client.InternalError", "Client.InternalError: Client error on launch");

    private final Map<String, Ec2Instance> instances = new LinkedHashMap<>();
    private final Map<String, List<StateChange>> histories = new HashMap<>();
    private final Set<String> fallingBack = new HashSet<>();
    private final PriorityQueue<Change> coming = new PriorityQueue<>();
    private final Durations durations;
    private Instant now;
    private int changes;

    Fleet(Durations durations, Instant now) {
        this.durations = durations;
        this.now = now;
    }

    /** {@return the same instances, to see what a call would answer} */
    Fleet copy() {
        Fleet copy = new Fleet(durations, now);
        instances.values().forEach(copy::add);
        return copy;
    }

    /** Makes the changes that are due. */
    Fleet upTo(Instant instant) {
        Change next = coming.peek();
        while (next != null && !next.due().isAfter(instant)) {
            coming.remove();
            now = next.due();
            next.effect().run();
            next = coming.peek();
        }
        now = instant;
        return this;
    }

    /** Makes a change later. */
    void later(Duration delay, Runnable effect) {
        coming.add(new Change(now.plus(delay), changes++, effect));
    }

    void add(Ec2Instance instance) {
        put(instance);
    }

    void vanish(String id) {
        instances.remove(id);
    }

    void fallBack(String id) {
        fallingBack.add(id);
    }

    Collection<Ec2Instance> all() {
        return List.copyOf(instances.values());
    }

    List<StateChange> history(String id) {
        return List.copyOf(histories.getOrDefault(id, List.of()));
    }

    /** {@return the instances of the ids; fails as EC2 does if one is unknown} */
    List<Ec2Instance> get(Collection<String> ids) {
        for (String id : ids) {
            if (!ID.matcher(id).matches()) {
                throw ServiceFailure.badRequest("InvalidInstanceID.Malformed", "Invalid id: \"" + id + "\"");
            }
        }
        Set<String> unknown = new TreeSet<>(ids);
        unknown.removeAll(instances.keySet());
        if (!unknown.isEmpty()) {
            throw ServiceFailure.badRequest(
                    "InvalidInstanceID.NotFound",
                    unknown.size() == 1
                            ? "The instance ID '" + unknown.iterator().next() + "' does not exist"
                            : "The instance IDs '" + String.join(", ", unknown) + "' do not exist");
        }
        return instances.values().stream().filter(one -> ids.contains(one.id())).toList();
    }

    List<Answer> stop(Collection<String> ids) {
        List<Ec2Instance> found = get(ids);
        found.forEach(Fleet::checkStoppable);
        return change(found, instance -> {
            if (!instance.isIn("running")) {
                return instance;
            }
            Ec2Instance stopping = instance.in("stopping", BY_USER);
            follow(stopping, durations.stop(), "stopped", BY_USER);
            return stopping;
        });
    }

    List<Answer> start(Collection<String> ids) {
        List<Ec2Instance> found = get(ids);
        found.forEach(instance -> check(instance, "started", "pending", "running", "stopped"));
        return change(found, instance -> {
            if (!instance.isIn("stopped")) {
                return instance;
            }
            Ec2Instance pending = instance.in("pending", null).launched(now);
            if (fallingBack.remove(instance.id())) {
                follow(pending, durations.start(), "stopped", FELL_BACK);
            } else {
                follow(pending, durations.start(), "running", null);
            }
            return pending;
        });
    }

    List<Answer> terminate(Collection<String> ids) {
        return change(get(ids), instance -> {
            if (instance.isIn("shutting-down", "terminated")) {
                return instance;
            }
            Ec2Instance ending = instance.in("shutting-down", BY_USER);
            follow(ending, durations.terminate(), "terminated", BY_USER);
            return ending;
        });
    }

    /** Terminated instances are left out silently, as EC2 does. */
    List<Answer> reboot(Collection<String> ids) {
        List<Ec2Instance> alive = get(ids).stream()
                .filter(instance -> !instance.isIn("shutting-down", "terminated"))
                .toList();
        alive.forEach(instance -> check(instance, "rebooted", "running"));
        return change(alive, Ec2Instance::rebooted);
    }

    private static void checkStoppable(Ec2Instance instance) {
        check(instance, "stopped", "running", "stopping", "stopped");
        if (instance.facts().rootDeviceType().equals("instance-store")) {
            throw ServiceFailure.badRequest(
                    "UnsupportedOperation",
                    "The instance '" + instance.id()
                            + "' does not have an 'ebs' root device type and cannot be stopped.");
        }
        if (instance.facts().lifecycle() == Lifecycle.SPOT_ONE_TIME) {
            throw ServiceFailure.badRequest(
                    "UnsupportedOperation",
                    "You can't stop the Spot Instance '" + instance.id()
                            + "' because it is associated with a one-time Spot Instance request.");
        }
    }

    private static void check(Ec2Instance instance, String what, String... states) {
        if (!instance.isIn(states)) {
            throw ServiceFailure.badRequest(
                    "IncorrectInstanceState",
                    "The instance '" + instance.id() + "' is not in a state from which it can be " + what + ".");
        }
    }

    private List<Answer> change(List<Ec2Instance> found, UnaryOperator<Ec2Instance> step) {
        List<Answer> answers = new ArrayList<>();
        for (Ec2Instance before : found) {
            Ec2Instance after = step.apply(before);
            put(after);
            answers.add(new Answer(before.id(), before.state(), after.state()));
        }
        return answers;
    }

    /** Brings the next state, unless another one came first. */
    private void follow(Ec2Instance from, Duration after, String state, @Nullable Reason reason) {
        later(after, () -> {
            Ec2Instance current = instances.get(from.id());
            if (current != null && current.step() == from.step()) {
                put(current.in(state, reason));
            }
        });
    }

    private void put(Ec2Instance instance) {
        Ec2Instance before = instances.put(instance.id(), instance);
        if (before == null || !before.state().equals(instance.state())) {
            histories
                    .computeIfAbsent(instance.id(), id -> new ArrayList<>())
                    .add(new StateChange(now, instance.state()));
        }
    }

    /** What a call does to a fleet. */
    @FunctionalInterface
    interface Effect {
        /** Does it, or fails as the service does. */
        List<Answer> on(Fleet fleet);
    }

    /** What a call answers for one instance. */
    record Answer(String id, String before, String after) {}

    /** How long transitions take. */
    record Durations(Duration stop, Duration start, Duration terminate) {}

    private record Change(Instant due, int number, Runnable effect) implements Comparable<Change> {
        @Override
        public int compareTo(Change other) {
            int byTime = due.compareTo(other.due);
            return byTime != 0 ? byTime : Integer.compare(number, other.number);
        }
    }
}
