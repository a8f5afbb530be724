package io.github.fis4j.testkit.aws;

import io.github.fis4j.model.Arns;
import io.github.fis4j.testkit.aws.Ec2Instance.Reason;
import io.github.fis4j.testkit.aws.Fleet.Answer;
import io.github.fis4j.testkit.aws.Fleet.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * EC2 in memory: instances that take their time. {@code StopInstances}, {@code StartInstances}, {@code RebootInstances},
 * {@code TerminateInstances}, {@code DescribeInstances}, {@code DescribeInstanceAttribute} and
 * {@code DescribeSpotInstanceRequests} are modelled. A terminated instance is listed for an hour more. Thread-safe.
 */
public final class FakeEc2 extends FakeService {
    private final Fleet fleet;
    private int made;
    private final Map<Query, List<List<Ec2Instance>>> found = new HashMap<>();
    private int foundIn;

    FakeEc2(FakeSettings settings, Durations durations) {
        super(
                "ec2",
                settings,
                ErrorCodes.ec2(),
                Set.of("DescribeInstances", "DescribeInstanceAttribute", "DescribeSpotInstanceRequests"),
                Set.of("StopInstances", "StartInstances", "RebootInstances", "TerminateInstances"));
        fleet = new Fleet(this, durations);
    }

    /**
     * Adds running instances, each in a reservation of its own, in the zones a, b and c in turn.
     *
     * @param count how many
     * @param traits what all of them have in common, for example {@code tag("chaos", "yes")}; a later one holds over an
     *     earlier one
     * @return their ids
     */
    public List<String> instances(int count, InstanceTrait... traits) {
        List<InstanceTrait> common = List.of(traits);
        return state().look(() -> {
            List<String> ids = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                ids.add(instance(instance -> common.forEach(trait -> trait.describe(instance))));
            }
            return ids;
        });
    }

    /**
     * Adds an instance.
     *
     * @param description describes it
     * @return its id
     */
    public String instance(Consumer<InstanceBuilder> description) {
        return state().look(() -> {
            Ec2Instance instance = built(description);
            fleet.add(instance);
            return instance.id();
        });
    }

    /**
     * Adds instances in one reservation, which is never parted by the end of a page.
     *
     * @param count how many
     * @param description describes each of them
     * @return their ids
     */
    public List<String> reservation(int count, Consumer<InstanceBuilder> description) {
        return state().look(() -> {
            String id = "r-" + Ec2Instance.hex(made + 1);
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                ids.add(instance(description.andThen(instance -> instance.reservation(id))));
            }
            return ids;
        });
    }

    /** {@return an instance that is not in the fleet yet} */
    Ec2Instance built(Consumer<InstanceBuilder> description) {
        InstanceBuilder builder = new InstanceBuilder(++made, settings().region());
        description.accept(builder);
        return builder.build(now());
    }

    /** {@return the states that instances are in now, each with how many} */
    Map<String, Integer> states() {
        return look(all -> {
            Map<String, Integer> states = new TreeMap<>();
            all.all().forEach(instance -> states.merge(instance.state(), 1, Integer::sum));
            return states;
        });
    }

    /** {@return the instances, for other services of the account} */
    Fleet fleet() {
        return fleet;
    }

    /**
     * {@return the ARN of an instance, which need not be there}
     *
     * @param id its id
     */
    public String arn(String id) {
        return Arns.of(settings().place(), "ec2", "instance/" + id);
    }

    /**
     * {@return the true state of an instance now, in EC2's words; {@code gone} if it has vanished or never was}
     *
     * @param id its id
     */
    public String stateOf(String id) {
        return look(all -> {
            Ec2Instance instance = all.find(id);
            return instance == null ? "gone" : instance.state();
        });
    }

    /**
     * {@return every state that an instance took, the first included, in order}
     *
     * @param id its id
     */
    public List<StateChange> history(String id) {
        return look(all -> all.history(id));
    }

    /**
     * {@return how often an instance was rebooted}
     *
     * @param id its id
     */
    public int reboots(String id) {
        return look(all -> all.get(List.of(id)).get(0).reboots());
    }

    /**
     * Makes an instance disappear, as one that was terminated long ago.
     *
     * @param id its id
     */
    public void vanish(String id) {
        state().change(() -> fleet.vanish(id));
    }

    /**
     * Stops an instance as somebody else would; it is no call that is counted.
     *
     * @param id its id
     */
    public void otherStops(String id) {
        state().change(() -> fleet.stop(List.of(id)));
    }

    /**
     * Starts an instance as somebody else would.
     *
     * @param id its id
     */
    public void otherStarts(String id) {
        state().change(() -> fleet.start(List.of(id)));
    }

    /**
     * Terminates an instance as somebody else would, whatever protects it.
     *
     * @param id its id
     */
    public void otherTerminates(String id) {
        state().change(() -> fleet.end(id));
    }

    /**
     * Cancels the Spot request of an instance, which goes on running; it cannot be stopped after that.
     *
     * @param id the id of the instance
     */
    public void cancelSpotRequest(String id) {
        state().change(() -> fleet.spot().cancel(get(id)));
    }

    /**
     * Lets the next start of an instance fail on the way: pending, then stopped again, because of
     * {@code Client.InternalError}.
     *
     * @param id its id
     */
    public void fallBack(String id) {
        fallBack(id, "Client.InternalError");
    }

    /**
     * Lets the next start of an instance fail on the way: pending, then stopped again.
     *
     * @param id its id
     * @param reason the code of its state's reason then, for example {@code Server.InsufficientInstanceCapacity}
     */
    public void fallBack(String id, String reason) {
        Reason why = new Reason(reason, reason + ": the start failed");
        state().change(() -> fleet.fallBack(id, why));
    }

    /**
     * Lets a zone be full, or have room again: starts in a full one fail with {@code InsufficientInstanceCapacity}.
     *
     * @param zone for example {@code us-east-1a}
     * @param full whether it is full
     */
    public void full(String zone, boolean full) {
        state().change(() -> fleet.full(zone, full));
    }

    /**
     * Lets a zone be out of order, or in order again: describes and starts that name an instance there fail as a whole,
     * and so do describes that name none.
     *
     * @param zone for example {@code us-east-1a}
     * @param down whether it is out of order
     */
    public void down(String zone, boolean down) {
        state().change(() -> fleet.down(zone, down));
    }

    /**
     * Sets how long a persistent Spot request lags behind the stop of its instance. Until then its instance cannot be
     * started: {@code IncorrectSpotRequestState}. Without it: not at all.
     *
     * @param fromStopped from {@code stopped} to {@code disabled}
     */
    public void spotRequestsLag(Duration fromStopped) {
        state().change(() -> fleet.spot().lag(fromStopped));
    }

    @Override
    Stream<Tagged> tagged() {
        return fleet.all().stream()
                .map(instance -> new Tagged(
                        arn(instance.id()), "ec2:instance", instance.facts().tags()));
    }

    List<Answer> stop(Collection<String> ids) {
        return ordered(fleet.stop(ids));
    }

    List<Answer> start(Collection<String> ids) {
        return ordered(fleet.start(ids));
    }

    List<Answer> reboot(Collection<String> ids) {
        return fleet.reboot(ids);
    }

    List<Answer> terminate(Collection<String> ids) {
        return ordered(fleet.terminate(ids));
    }

    /** Fails if one of the instances is not there. */
    void check(Collection<String> ids) {
        fleet.get(ids);
    }

    Ec2Instance get(String id) {
        return fleet.get(List.of(id)).get(0);
    }

    /** {@return a page of reservations} */
    Page<List<Ec2Instance>> describe(Query query) {
        query.check();
        fleet.checkZones(() -> query.ids().isEmpty() ? fleet.all() : fleet.get(query.ids()));
        return pageOfGroups(matching(query), query.pageSize(), query.nextToken());
    }

    /** A large fleet is told in many pages; unless it changes meanwhile, it is looked through once. */
    private List<List<Ec2Instance>> matching(Query query) {
        if (foundIn != fleet.version()) {
            found.clear();
            foundIn = fleet.version();
        }
        return found.computeIfAbsent(query.withoutPage(), asked -> asked.of(fleet));
    }

    /** {@return the requests of the ids, or all, whose instances match the filters} */
    List<SpotMarket.Request> describeSpot(List<String> ids, List<InstanceFilter> filters) {
        Query query = new Query(List.of(), filters, null, null);
        query.check();
        Set<String> matching = query.of(fleet).stream()
                .flatMap(List::stream)
                .map(Ec2Instance::id)
                .collect(Collectors.toSet());
        List<SpotMarket.Request> found = fleet.spot().all().stream()
                .filter(request -> ids.isEmpty() || ids.contains(request.id()))
                .filter(request -> filters.isEmpty() || matching.contains(request.instanceId()))
                .toList();
        if (found.size() < ids.size()) {
            throw ServiceFailure.badRequest(
                    "InvalidSpotInstanceRequestID.NotFound", "One of the Spot requests " + ids + " does not exist");
        }
        return ordered(found);
    }

    private <T> T look(Function<Fleet, T> look) {
        return state().look(() -> look.apply(fleet));
    }
}
