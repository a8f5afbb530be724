package io.github.fis4j.testkit.aws;

import io.github.fis4j.testkit.aws.Ec2Instance.Lifecycle;
import io.github.fis4j.testkit.aws.Ec2Instance.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Instances, and what becomes of them. Guarded by the state of its account. */
final class Fleet {
    /** How long one that is terminated is still listed. */
    static final Duration LISTED = Duration.ofHours(1);

    private static final Pattern ID = Pattern.compile("i-[0-9a-f]{8}([0-9a-f]{9})?");
    private static final Reason BY_USER =
            new Reason("Client.UserInitiatedShutdown", "Client.UserInitiatedShutdown: User initiated shutdown");

    private final Rows<Ec2Instance> instances;
    private final Rows<List<StateChange>> histories;
    private final Rows<Reason> fallingBack;
    private final Set<String> fullZones = new HashSet<>();
    private final Set<String> downZones = new HashSet<>();
    private final List<Consumer<Ec2Instance>> listeners = new ArrayList<>();
    private final AccountState state;
    private final Durations durations;
    private final SpotMarket spot;

    Fleet(FakeService owner, Durations durations) {
        state = owner.state();
        this.durations = durations;
        instances = owner.table();
        histories = owner.table();
        fallingBack = owner.table();
        spot = new SpotMarket(owner.table(), state, this);
    }

    /** Tells of every state that an instance takes. */
    void listen(Consumer<Ec2Instance> listener) {
        listeners.add(listener);
    }

    void add(Ec2Instance instance) {
        put(instance);
    }

    void vanish(String id) {
        instances.remove(id);
    }

    void fallBack(String id, Reason reason) {
        fallingBack.put(id, reason);
    }

    void full(String zone, boolean isFull) {
        if (isFull) {
            fullZones.add(zone);
        } else {
            fullZones.remove(zone);
        }
    }

    void down(String zone, boolean isDown) {
        if (isDown) {
            downZones.add(zone);
        } else {
            downZones.remove(zone);
        }
    }

    /** Fails if any of the instances is in a zone that is out of order. */
    void checkZones(Supplier<Collection<Ec2Instance>> named) {
        if (downZones.isEmpty()) {
            return;
        }
        named.get().stream()
                .map(instance -> instance.facts().zone())
                .filter(downZones::contains)
                .findFirst()
                .ifPresent(zone -> {
                    throw ServiceFailure.answer("Unavailable", 503, "The zone " + zone + " is out of order.");
                });
    }

    SpotMarket spot() {
        return spot;
    }

    /** {@return a number that is another one after every change of an instance} */
    int version() {
        return instances.version();
    }

    Collection<Ec2Instance> all() {
        return instances.all();
    }

    @Nullable
    Ec2Instance find(String id) {
        return instances.get(id);
    }

    List<StateChange> history(String id) {
        List<StateChange> history = histories.get(id);
        return history == null ? List.of() : history;
    }

    /** {@return the instances of the ids; fails as EC2 does if one is unknown} */
    List<Ec2Instance> get(Collection<String> ids) {
        for (String id : ids) {
            if (!ID.matcher(id).matches()) {
                throw ServiceFailure.badRequest("InvalidInstanceID.Malformed", "Invalid id: \"" + id + "\"");
            }
        }
        Set<String> unknown = new TreeSet<>(ids);
        unknown.removeIf(instances::has);
        if (!unknown.isEmpty()) {
            throw ServiceFailure.badRequest(
                    "InvalidInstanceID.NotFound",
                    unknown.size() == 1
                            ? "The instance ID '" + unknown.iterator().next() + "' does not exist"
                            : "The instance IDs '" + String.join(", ", unknown) + "' do not exist");
        }
        Set<String> wanted = new HashSet<>(ids);
        return instances.all().stream().filter(one -> wanted.contains(one.id())).toList();
    }

    List<Answer> stop(Collection<String> ids) {
        List<Ec2Instance> found = get(ids);
        found.forEach(StopRules::checkStop);
        found.forEach(spot::checkStop);
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
        checkZones(() -> found);
        found.forEach(StopRules::checkStart);
        found.forEach(spot::checkStart);
        found.stream().filter(instance -> instance.isIn("stopped")).forEach(this::checkCapacity);
        return change(found, instance -> {
            if (!instance.isIn("stopped")) {
                return instance;
            }
            Ec2Instance pending = instance.in("pending", null).launched(state.now());
            Reason failure = fallingBack.remove(instance.id());
            follow(pending, durations.start(), failure == null ? "running" : "stopped", failure);
            return pending;
        });
    }

    private void checkCapacity(Ec2Instance instance) {
        if (fullZones.contains(instance.facts().zone())) {
            throw ServiceFailure.answer(
                    "InsufficientInstanceCapacity",
                    500,
                    "We currently do not have sufficient " + instance.facts().type()
                            + " capacity in the Availability Zone you requested ("
                            + instance.facts().zone() + ").");
        }
    }

    /** Terminates what is in zones without a protected one; the others fail, after that. */
    List<Answer> terminate(Collection<String> ids) {
        List<Ec2Instance> found = get(ids);
        List<Ec2Instance> guarded =
                found.stream().filter(StopRules::keepsFromTermination).toList();
        Set<String> barred =
                guarded.stream().map(instance -> instance.facts().zone()).collect(Collectors.toSet());
        List<Answer> answers = change(
                found.stream()
                        .filter(instance -> !barred.contains(instance.facts().zone()))
                        .toList(),
                this::ending);
        guarded.stream().findFirst().ifPresent(StopRules::refuseTermination);
        return answers;
    }

    /** Terminates an instance for a service that may, whatever protects it. */
    void end(String id) {
        Ec2Instance instance = instances.get(id);
        if (instance != null) {
            change(List.of(instance), this::ending);
        }
    }

    private Ec2Instance ending(Ec2Instance instance) {
        if (instance.isIn("shutting-down", "terminated")) {
            return instance;
        }
        Ec2Instance ending = instance.in("shutting-down", BY_USER);
        follow(ending, durations.terminate(), "terminated", BY_USER);
        return ending;
    }

    /** Launches an instance for a service: it is pending first. */
    void launch(Ec2Instance instance) {
        Ec2Instance pending = instance.in("pending", null).launched(state.now());
        put(pending);
        follow(pending, durations.start(), "running", null);
    }

    /** Terminated instances are left out silently, as EC2 does. */
    List<Answer> reboot(Collection<String> ids) {
        List<Ec2Instance> alive = get(ids).stream()
                .filter(instance -> !instance.isIn("shutting-down", "terminated"))
                .toList();
        alive.forEach(StopRules::checkReboot);
        return change(alive, Ec2Instance::rebooted);
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
    private void follow(Ec2Instance from, Duration after, String next, @Nullable Reason reason) {
        state.later(after, () -> {
            Ec2Instance current = instances.get(from.id());
            if (current != null && current.step() == from.step()) {
                put(current.in(next, reason));
            }
        });
    }

    private void put(Ec2Instance instance) {
        Ec2Instance before = instances.put(instance.id(), instance);
        if (before != null && before.state().equals(instance.state())) {
            return;
        }
        List<StateChange> history = new ArrayList<>(history(instance.id()));
        history.add(new StateChange(state.now(), instance.state()));
        histories.put(instance.id(), List.copyOf(history));
        if (instance.isIn("terminated")) {
            state.later(LISTED, () -> instances.remove(instance.id()));
        }
        if (instance.facts().lifecycle() != Lifecycle.ON_DEMAND) {
            spot.took(instance);
        }
        listeners.forEach(listener -> listener.accept(instance));
    }

    /** What a call answers for one instance. */
    record Answer(String id, String before, String after) {}

    /** How long transitions take. */
    record Durations(Duration stop, Duration start, Duration terminate) {}
}
