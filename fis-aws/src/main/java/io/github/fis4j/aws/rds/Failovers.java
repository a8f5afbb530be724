package io.github.fis4j.aws.rds;

import io.github.fis4j.aws.shared.Looks;
import io.github.fis4j.aws.shared.Watch;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.Event;
import software.amazon.awssdk.services.rds.model.SourceType;

/**
 * Sees what becomes of failovers. Another writer says enough. Where it is still the old one, the events tell: the failover
 * may have ended where it began, which was an outage all the same, or have failed. RDS's events have no id in the API, so that
 * their words have to do.
 */
final class Failovers implements Watch.Looker<Failovers.Seen> {
    /** RDS fails over in a minute at most, and a describe call lags by seconds. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final RdsApi api;
    private final Writers writers;
    private final Told told;

    Failovers(RdsApi api, Writers writers, Instant since) {
        this.api = api;
        this.writers = writers;
        told = new Told(api, SourceType.DB_CLUSTER, List.of("failover"), since);
    }

    @Override
    public CompletionStage<Map<String, Seen>> look(Collection<String> keys, ReadContext context) {
        return api.clusters(keys, context).thenCompose(found -> {
            Map<String, DBCluster> clusters = Ids.byKey(found, DBCluster::dbClusterIdentifier);
            boolean doubtful = clusters.entrySet().stream()
                    .anyMatch(each -> available(each.getValue()) && !moved(each.getKey(), each.getValue()));
            return (doubtful ? told.events(context) : CompletableFuture.completedFuture(List.<Event>of()))
                    .thenApply(events -> seen(clusters, events));
        });
    }

    private Map<String, Seen> seen(Map<String, DBCluster> clusters, List<Event> events) {
        Map<String, Seen> seen = new HashMap<>();
        clusters.forEach((key, cluster) -> seen.put(key, seen(key, cluster, events)));
        return seen;
    }

    private Seen seen(String key, DBCluster cluster, List<Event> events) {
        End end = !available(cluster) ? End.NOT_YET : moved(key, cluster) ? End.NEW_WRITER : end(key, events);
        return new Seen(cluster.status(), Writers.writer(cluster), end);
    }

    /** What the last event that tells of an end says. */
    private static End end(String key, List<Event> events) {
        End end = End.NOT_YET;
        for (Event event : events) {
            if (Ids.key(event.sourceIdentifier()).equals(key)) {
                End told = End.of(event);
                end = told == End.NOT_YET ? end : told;
            }
        }
        return end;
    }

    private static boolean available(DBCluster cluster) {
        return ClusterChecks.AVAILABLE.equals(cluster.status());
    }

    private boolean moved(String key, DBCluster cluster) {
        String writer = Writers.writer(cluster);
        return !writer.isEmpty() && !writer.equals(writers.before(key));
    }

    /** Whether it is known of all how they ended, or it has been waited for long enough. */
    Predicate<Looks<Seen>> enough(Collection<String> keys, ReadContext context) {
        Instant last = context.now().plus(PATIENCE);
        return looks -> keys.stream().allMatch(key -> ended(key, looks))
                || !context.now().isBefore(last);
    }

    private static boolean ended(String key, Looks<Seen> looks) {
        Seen seen = looks.last(key);
        return seen == null ? looks.missing(key) : seen.end() != End.NOT_YET;
    }

    /** Returns the evidence; fails if a cluster did not fail over, as far as is known. */
    Injection injection(
            List<Resource> victims, Looks<Seen> looks, Map<String, CallFailedException> unclear, ReadContext context) {
        List<Evidence> evidence = new ArrayList<>();
        List<String> shortfalls = new ArrayList<>();
        for (Resource victim : victims) {
            String key = Ids.key(victim);
            Seen seen = looks.last(key);
            if (seen != null && seen.end().happened()) {
                evidence.add(
                        Evidence.observed(victim.arn(), writers.named(key, writers.before(key)), after(key, seen)));
            } else {
                shortfalls.add(victim.id() + ": " + shortfall(seen, unclear.get(key)));
            }
        }
        if (!shortfalls.isEmpty()) {
            evidence.forEach(one -> context.note("Failed over: " + one.resource() + ", " + one.after()));
            throw new ActionFailedException(ErrorCode.DEPENDENT_SERVICE_FAILURE, String.join("; ", shortfalls));
        }
        return Injection.of(evidence);
    }

    private String after(String key, Seen seen) {
        return switch (seen.end()) {
            case NEW_WRITER -> writers.named(key, seen.writer());
            case SAME_WRITER -> writers.named(key, writers.before(key)) + " again, after an outage";
            default -> "failed over, as an event tells";
        };
    }

    private static String shortfall(@Nullable Seen seen, @Nullable CallFailedException lost) {
        if (seen == null) {
            return "deleted by others before it was seen to fail over";
        }
        if (seen.end() == End.FAILED) {
            return "RDS tells that the failover failed. Look at the health of the cluster's instances";
        }
        String state = "the cluster is " + seen.status() + " with the writer " + seen.writer()
                + ", and no event told of an" + " end within " + PATIENCE.toMinutes() + " minutes";
        return lost == null
                ? "RDS accepted the failover, but " + state
                : lost.getMessage() + ". Whether it failed over is unknown: " + state
                        + ". The call was not sent again, since that could fail over twice";
    }

    /** How a failover ended. */
    enum End {
        NOT_YET,
        NEW_WRITER,
        SAME_WRITER,
        TOLD,
        FAILED;

        /** Reads RDS-EVENT-0071, -0070 and -0069. */
        static End of(Event event) {
            if (Told.says(event, "completed", "failover")) {
                return TOLD;
            }
            if (Told.says(event, "previous primary again")) {
                return SAME_WRITER;
            }
            return Told.says(event, "failover failed") ? FAILED : NOT_YET;
        }

        boolean happened() {
            return this == NEW_WRITER || this == SAME_WRITER || this == TOLD;
        }
    }

    /**
     * What one look showed of a cluster.
     *
     * @param status its status
     * @param writer the key of its writer
     * @param end how the failover ended, as far as can be told
     */
    record Seen(String status, String writer, End end) {}
}
