package io.github.fis4j.testkit.aws;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Where there are agents: on every EC2 instance that has not been said to have none, and on machines outside. Guarded by
 * the state of its account.
 */
final class SsmAgents {
    static final String LINUX = "Linux";

    private final Fleet fleet;
    private final Map<String, Map<String, String>> outside = new HashMap<>();
    private final Set<String> without = new HashSet<>();
    private final Set<String> offline = new HashSet<>();
    private final Map<String, String> platforms = new HashMap<>();

    SsmAgents(Fleet fleet) {
        this.fleet = fleet;
    }

    void outside(String id, Map<String, String> tags) {
        outside.put(id, tags);
    }

    void none(String id) {
        without.add(id);
    }

    void offline(String id) {
        offline.add(id);
    }

    void online(String id) {
        offline.remove(id);
    }

    void platform(String id, String name) {
        platforms.put(id, name);
    }

    /** Tells of every EC2 instance that starts to run, stops to run, or is terminated. */
    void listen(Consumer<String> runs, Consumer<String> stops, Consumer<String> ends) {
        fleet.listen(instance -> {
            switch (instance.state()) {
                case "running" -> runs.accept(instance.id());
                case "stopping", "shutting-down" -> stops.accept(instance.id());
                case "terminated" -> ends.accept(instance.id());
                default -> {}
            }
        });
    }

    /** {@return whether commands can be sent to it; they may wait there} */
    boolean isManaged(String id) {
        Ec2Instance instance = fleet.find(id);
        return outside.containsKey(id)
                || (instance != null && !without.contains(id) && !instance.isIn("shutting-down", "terminated"));
    }

    boolean isOnline(String id) {
        Ec2Instance instance = fleet.find(id);
        return !offline.contains(id)
                && !without.contains(id)
                && (outside.containsKey(id) || (instance != null && instance.isIn("running")));
    }

    /** Stopped and terminated instances are left out. */
    List<Agent> all() {
        Stream<Agent> inside = fleet.all().stream()
                .filter(instance -> instance.isIn("running") && !without.contains(instance.id()))
                .map(instance -> agent(instance.id(), instance.facts().tags()));
        return Stream.concat(inside, outside.entrySet().stream().map(each -> agent(each.getKey(), each.getValue())))
                .toList();
    }

    private Agent agent(String id, Map<String, String> tags) {
        return new Agent(
                id,
                isOnline(id) ? "Online" : "ConnectionLost",
                platform(id),
                outside.containsKey(id) ? "ManagedInstance" : "EC2Instance",
                tags);
    }

    String platform(String id) {
        return platforms.getOrDefault(id, LINUX);
    }

    /** An agent as it is listed. */
    record Agent(String id, String ping, String platform, String type, Map<String, String> tags) {}
}
