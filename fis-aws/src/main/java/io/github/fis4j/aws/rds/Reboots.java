package io.github.fis4j.aws.rds;

import io.github.fis4j.aws.shared.Looks;
import io.github.fis4j.aws.shared.Watch;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.Evidence;
import io.github.fis4j.model.Resource;
import io.github.fis4j.spi.ActionFailedException;
import io.github.fis4j.spi.CallFailedException;
import io.github.fis4j.spi.Injection;
import io.github.fis4j.spi.ReadContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Event;
import software.amazon.awssdk.services.rds.model.SourceType;

/**
 * Sees what becomes of reboots. A quick one may fall between two looks, so the events are asked too. RDS's events have no id
 * in the API, so that their words have to do.
 */
final class Reboots implements Watch.Looker<Reboots.Seen> {
    /** Most take a minute or two; one that recovers from a crash may take longer, and has been proved by then. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final RdsApi api;
    private final JsonObject zones;
    private final boolean forced;
    private final Told told;
    /** What all looks together showed, by key. */
    private final Map<String, Trace> traces = new ConcurrentHashMap<>();

    Reboots(RdsApi api, JsonObject zones, boolean forced, Instant since) {
        this.api = api;
        this.zones = zones;
        this.forced = forced;
        told = new Told(api, SourceType.DB_INSTANCE, List.of("availability", "failover"), since);
    }

    @Override
    public CompletionStage<Map<String, Seen>> look(Collection<String> keys, ReadContext context) {
        return api.instances(keys, context).thenCompose(found -> {
            Map<String, DBInstance> instances = Ids.byKey(found, DBInstance::dbInstanceIdentifier);
            instances.forEach((key, instance) -> add(key, shown(key, instance)));
            boolean doubtful = instances.entrySet().stream()
                    .anyMatch(each ->
                            available(each.getValue()) && !trace(each.getKey()).over(forced));
            return (doubtful ? told.events(context) : CompletableFuture.completedFuture(List.<Event>of()))
                    .thenApply(events -> seen(instances, events));
        });
    }

    private Map<String, Seen> seen(Map<String, DBInstance> instances, List<Event> events) {
        events.forEach(event -> add(Ids.key(event.sourceIdentifier()), Trace.of(event)));
        Map<String, Seen> seen = new HashMap<>();
        instances.forEach((key, instance) -> seen.put(
                key,
                new Seen(
                        Objects.requireNonNullElse(instance.dbInstanceStatus(), "unknown"),
                        instance.availabilityZone(),
                        trace(key))));
        return seen;
    }

    /** What the state of an instance shows. The zones of an instance that failed over are told minutes late. */
    private Trace shown(String key, DBInstance instance) {
        boolean rebooting = "rebooting".equals(instance.dbInstanceStatus());
        String zone = zones.string(key);
        boolean moved =
                zone != null && instance.availabilityZone() != null && !zone.equals(instance.availabilityZone());
        return new Trace(rebooting || moved, rebooting || moved, moved);
    }

    private void add(String key, Trace more) {
        traces.merge(key, more, Trace::and);
    }

    private Trace trace(String key) {
        return traces.getOrDefault(key, Trace.NONE);
    }

    private static boolean available(DBInstance instance) {
        return ClusterChecks.AVAILABLE.equals(instance.dbInstanceStatus());
    }

    /** Whether all are back, or it has been waited for long enough. */
    Predicate<Looks<Seen>> enough(Collection<String> keys, ReadContext context) {
        Instant last = context.now().plus(PATIENCE);
        return looks -> keys.stream().allMatch(key -> ended(key, looks))
                || !context.now().isBefore(last);
    }

    private boolean ended(String key, Looks<Seen> looks) {
        Seen seen = looks.last(key);
        return seen == null ? looks.missing(key) : seen.back() && seen.trace().over(forced);
    }

    /** Returns the evidence; fails if nothing shows that an instance rebooted. */
    Injection injection(
            List<Resource> victims, Looks<Seen> looks, Map<String, CallFailedException> unclear, ReadContext context) {
        List<Evidence> evidence = new ArrayList<>();
        List<String> shortfalls = new ArrayList<>();
        for (Resource victim : victims) {
            String key = Ids.key(victim);
            Seen seen = looks.last(key);
            if (trace(key).proved()) {
                evidence.add(Evidence.observed(
                        victim.arn(), state(ClusterChecks.AVAILABLE, zones.string(key)), after(seen)));
                tell(victim.id(), seen, context);
            } else {
                shortfalls.add(victim.id() + ": " + shortfall(seen, unclear.get(key)));
            }
        }
        if (!shortfalls.isEmpty()) {
            evidence.forEach(one -> context.note("Rebooted: " + one.resource() + ", now " + one.after()));
            throw new ActionFailedException(ErrorCode.DEPENDENT_SERVICE_FAILURE, String.join("; ", shortfalls));
        }
        return Injection.of(evidence);
    }

    private static String after(@Nullable Seen seen) {
        if (seen == null) {
            return "rebooted, then gone";
        }
        return (seen.trace().failedOver() ? "rebooted with a failover, " : "rebooted, ")
                + state(seen.status(), seen.zone());
    }

    private static String state(String status, @Nullable String zone) {
        return zone == null ? status : status + " in " + zone;
    }

    private void tell(String id, @Nullable Seen seen, ReadContext context) {
        if (seen == null) {
            context.note(id + " rebooted, and was deleted by others meanwhile");
        } else if (!seen.back()) {
            context.note(id + " rebooted, and is " + seen.status() + " after " + PATIENCE.toMinutes()
                    + " minutes. Look at it: nothing here brings it back");
        } else if (forced && !seen.trace().failedOver()) {
            context.note(id + " rebooted, and neither an event nor another zone showed within " + PATIENCE.toMinutes()
                    + " minutes that it failed over");
        }
    }

    private static String shortfall(@Nullable Seen seen, @Nullable CallFailedException lost) {
        if (seen == null) {
            return "deleted by others before it was seen to reboot";
        }
        String state = "the instance is " + seen.status()
                + ", and neither its state nor an event told of a reboot within " + PATIENCE.toMinutes() + " minutes";
        return lost == null
                ? "RDS accepted the reboot, but " + state
                : lost.getMessage() + ". Whether it rebooted is unknown: " + state
                        + ". The call was not sent again, since that could reboot twice";
    }

    /**
     * What is known of a reboot.
     *
     * @param proved it began
     * @param ends once the instance is available, it is over
     * @param failedOver to the other zone
     */
    record Trace(boolean proved, boolean ends, boolean failedOver) {
        static final Trace NONE = new Trace(false, false, false);

        /** Reads RDS-EVENT-0004 and -0006, and those of failovers. */
        static Trace of(Event event) {
            boolean failover = Told.says(event, "failover");
            boolean failedOver = failover && Told.says(event, "completed");
            boolean restarted = Told.says(event, "restarted");
            boolean began = failover || restarted || Told.says(event, "shutdown") || Told.says(event, "shut down");
            return new Trace(began, restarted || failedOver, failedOver);
        }

        Trace and(Trace other) {
            return new Trace(proved || other.proved, ends || other.ends, failedOver || other.failedOver);
        }

        boolean over(boolean forced) {
            return ends && (failedOver || !forced);
        }
    }

    /**
     * What one look showed of an instance.
     *
     * @param status its status
     * @param zone its zone; null if not told
     * @param trace what all looks until then showed
     */
    record Seen(String status, @Nullable String zone, Trace trace) {
        boolean back() {
            return ClusterChecks.AVAILABLE.equals(status);
        }
    }
}
