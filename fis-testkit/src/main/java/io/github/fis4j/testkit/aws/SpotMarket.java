package io.github.fis4j.testkit.aws;

import io.github.fis4j.testkit.aws.Ec2Instance.Lifecycle;
import java.time.Duration;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The Spot requests of a fleet. They follow their instances, with a delay. Guarded by the state of its account. */
final class SpotMarket {
    private static final Duration FULFILLED_AGAIN = Duration.ofSeconds(30);

    private final Rows<Request> requests;
    private final AccountState state;
    private final Fleet fleet;
    private Duration lag = Duration.ZERO;

    SpotMarket(Rows<Request> requests, AccountState state, Fleet fleet) {
        this.requests = requests;
        this.state = state;
        this.fleet = fleet;
    }

    /** Sets how long a request takes from the end of its instance's stop until it is disabled. */
    void lag(Duration fromStopped) {
        lag = fromStopped;
    }

    Collection<Request> all() {
        return requests.all();
    }

    /** Fails if the request does not allow a start yet. */
    void checkStart(Ec2Instance instance) {
        String id = instance.facts().spotRequestId();
        Request request = id == null ? null : requests.get(id);
        if (instance.isIn("stopped") && request != null && !request.state().equals("disabled")) {
            throw ServiceFailure.badRequest(
                    "IncorrectSpotRequestState",
                    "The Spot request " + request.id() + " is " + request.state() + " (" + request.status()
                            + "), not disabled");
        }
    }

    void cancel(Ec2Instance instance) {
        requests.put(
                String.valueOf(instance.facts().spotRequestId()),
                request(instance, "cancelled", "request-canceled-and-instance-running"));
    }

    /** Fails if the request does not allow a stop. */
    void checkStop(Ec2Instance instance) {
        String id = instance.facts().spotRequestId();
        Request request = id == null ? null : requests.get(id);
        if (request != null && request.state().equals("cancelled")) {
            throw ServiceFailure.badRequest(
                    "UnsupportedOperation",
                    "You can't stop the Spot Instance '" + instance.id() + "' because its Spot request " + id
                            + " is cancelled.");
        }
    }

    /** Follows a state that an instance took. */
    void took(Ec2Instance instance) {
        String id = instance.facts().spotRequestId();
        if (id == null) {
            return;
        }
        boolean persistent = instance.facts().lifecycle() == Lifecycle.SPOT_PERSISTENT;
        switch (instance.state()) {
            case "stopping" -> requests.put(id, request(instance, "active", "marked-for-stop"));
            case "stopped" -> stopped(instance);
            case "shutting-down", "terminated" ->
                requests.put(
                        id,
                        persistent
                                ? new Request(id, null, true, "open", "pending-fulfillment")
                                : new Request(id, instance.id(), false, "closed", "instance-terminated-by-user"));
            default -> requests.put(id, request(instance, "active", "fulfilled"));
        }
        if (persistent && instance.isIn("terminated")) {
            state.later(FULFILLED_AGAIN, () -> fleet.launch(replacement(instance)));
        }
    }

    private void stopped(Ec2Instance instance) {
        Request disabled = request(instance, "disabled", "instance-stopped-by-user");
        if (lag.isZero()) {
            requests.put(disabled.id(), disabled);
            return;
        }
        state.later(lag, () -> {
            Ec2Instance now = fleet.find(instance.id());
            if (now != null && now.step() == instance.step()) {
                requests.put(disabled.id(), disabled);
            }
        });
    }

    private static Request request(Ec2Instance instance, String state, String status) {
        return new Request(
                String.valueOf(instance.facts().spotRequestId()),
                instance.id(),
                instance.facts().lifecycle() == Lifecycle.SPOT_PERSISTENT,
                state,
                status);
    }

    /** A persistent request is not over when its instance is. */
    private Ec2Instance replacement(Ec2Instance gone) {
        String id = gone.id();
        String next;
        do {
            next = "i-" + Ec2Instance.hex(Math.floorMod(31 * id.hashCode() + 7, Integer.MAX_VALUE));
            id = next;
        } while (fleet.find(next) != null);
        return new Ec2Instance(next, gone.facts(), "pending", null, state.now(), 0, 0);
    }

    /**
     * A Spot request.
     *
     * @param id its id
     * @param instanceId the instance that it has; null while it has none
     * @param persistent whether it is made again
     * @param state for example {@code active}
     * @param status the status code, for example {@code fulfilled}
     */
    record Request(String id, @Nullable String instanceId, boolean persistent, String state, String status) {}
}
