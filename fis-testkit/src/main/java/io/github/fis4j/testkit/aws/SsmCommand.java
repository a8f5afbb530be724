package io.github.fis4j.testkit.aws;

import io.github.fis4j.testkit.aws.DocumentBuilder.Document;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A command as it was sent.
 *
 * @param id its id
 * @param wish what was asked for
 * @param document what it runs
 * @param version the number of the document's version
 * @param requestedAt when
 */
record SsmCommand(String id, Wish wish, Document document, int version, Instant requestedAt) {

    /** {@return how many instances may run it at one time} */
    int concurrency() {
        return Math.max(1, share(wish.maxConcurrency(), 50));
    }

    /** {@return how many errors are borne before the rest is given up} */
    int bearableErrors() {
        return share(wish.maxErrors(), 0);
    }

    private int share(@Nullable String text, int usual) {
        if (text == null) {
            return usual;
        }
        return text.endsWith("%")
                ? wish.instances().size() * Integer.parseInt(text.substring(0, text.length() - 1)) / 100
                : Integer.parseInt(text);
    }

    Duration deliveryTimeout() {
        return Duration.ofSeconds(wish.timeoutSeconds());
    }

    Duration runs() {
        return document.runs(wish.parameters());
    }

    /** What is asked for. */
    record Wish(
            List<String> instances,
            @Nullable String document,
            @Nullable String version,
            Map<String, List<String>> parameters,
            @Nullable String comment,
            int timeoutSeconds,
            @Nullable String maxConcurrency,
            @Nullable String maxErrors) {
        private static final int MOST_INSTANCES = 50;
        private static final int LONGEST_COMMENT = 100;
        private static final int SHORTEST = 30;
        private static final int LONGEST = 2_592_000;

        void check() {
            if (instances.isEmpty() || instances.size() > MOST_INSTANCES) {
                throw invalid("InstanceIds must have 1 to " + MOST_INSTANCES + " ids, not " + instances.size());
            }
            if (comment != null && comment.length() > LONGEST_COMMENT) {
                throw invalid("Comment must have at most " + LONGEST_COMMENT + " characters");
            }
            if (timeoutSeconds < SHORTEST || timeoutSeconds > LONGEST) {
                throw invalid("TimeoutSeconds must be between " + SHORTEST + " and " + LONGEST);
            }
            if (Set.copyOf(instances).size() < instances.size()) {
                throw ServiceFailure.badRequest("DuplicateInstanceId", "An instance is named twice");
            }
        }

        private static ServiceFailure invalid(String message) {
            return ServiceFailure.badRequest("ValidationException", message);
        }
    }

    /**
     * A command on one instance.
     *
     * @param sent whether it was sent to the agent, who may not have it yet
     * @param startedAt when the agent began; null if it has not
     * @param endedAt when it ended; null if it has not
     */
    record Invocation(
            SsmCommand command,
            String instance,
            String status,
            String details,
            boolean sent,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt) {
        private static final Set<String> ENDS = Set.of("Success", "Failed", "TimedOut", "Cancelled");

        static Invocation waiting(SsmCommand command, String instance) {
            return new Invocation(command, instance, "Pending", "Pending", false, null, null);
        }

        String key() {
            return command.id() + "/" + instance;
        }

        boolean ended() {
            return ENDS.contains(status);
        }

        boolean started() {
            return startedAt != null;
        }

        boolean isError() {
            return status.equals("Failed") || status.equals("TimedOut");
        }

        /** Looks as if it ran, though the agent may not have it yet. */
        Invocation onItsWay() {
            return new Invocation(command, instance, "InProgress", "InProgress", true, null, null);
        }

        Invocation startedAt(Instant now) {
            return new Invocation(command, instance, status, details, true, now, null);
        }

        Invocation cancelling() {
            return new Invocation(command, instance, "Cancelling", "Cancelling", sent, startedAt, null);
        }

        Invocation ended(String as, String why, Instant now) {
            return new Invocation(command, instance, as, why, sent, startedAt, now);
        }

        /** {@return what the document returned; -1 if it has not} */
        int responseCode() {
            return switch (status) {
                case "Success" -> 0;
                case "Failed" -> started() ? 1 : -1;
                case "TimedOut", "Cancelled" -> started() ? 137 : -1;
                default -> -1;
            };
        }
    }
}
