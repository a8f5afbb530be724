package io.github.fis4j.testkit.aws;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An instance as it is now. Immutable.
 *
 * @param id its id
 * @param facts what does not change
 * @param state its state in EC2's words
 * @param reason why it is in that state; null if nothing is to be said
 * @param launchedAt when it was last started
 * @param reboots how often it was rebooted
 * @param step counts its states, so that a change that comes late can tell whether it was overtaken
 */
record Ec2Instance(
        String id, Facts facts, String state, @Nullable Reason reason, Instant launchedAt, int reboots, int step) {

    private static final int DIGITS = 17;

    /** {@return the code of a state, as EC2 numbers them} */
    static int code(String state) {
        return switch (state) {
            case "pending" -> 0;
            case "running" -> 16;
            case "shutting-down" -> 32;
            case "terminated" -> 48;
            case "stopping" -> 64;
            case "stopped" -> 80;
            default ->
                throw new IllegalArgumentException("An instance is pending, running, shutting-down, terminated,"
                        + " stopping or stopped, not " + state);
        };
    }

    boolean isIn(String... states) {
        return List.of(states).contains(state);
    }

    Ec2Instance in(String next, @Nullable Reason why) {
        return new Ec2Instance(id, facts, next, why, launchedAt, reboots, step + 1);
    }

    Ec2Instance launched(Instant at) {
        return new Ec2Instance(id, facts, state, reason, at, reboots, step);
    }

    Ec2Instance rebooted() {
        return new Ec2Instance(id, facts, state, reason, launchedAt, reboots + 1, step);
    }

    /**
     * Why an instance is in its state.
     *
     * @param code for example {@code Client.UserInitiatedShutdown}
     * @param message the same in words
     */
    record Reason(String code, String message) {}

    /** What does not change. */
    record Facts(
            int number,
            Map<String, String> tags,
            String zone,
            String type,
            String imageId,
            String vpcId,
            String subnetId,
            List<String> securityGroups,
            String architecture,
            String rootDeviceType,
            Lifecycle lifecycle,
            String reservationId,
            @Nullable String spotRequestId,
            Guards guards,
            @Nullable String publicIp,
            boolean elastic) {

        /** {@return the id of the zone: the Region in short, and which of its zones; a to 1, b to 2} */
        String zoneId() {
            String[] region = zone.split("-", -1);
            String last = region[region.length - 1];
            return region[0] + region[1].charAt(0) + last.charAt(0) + "-az"
                    + (last.charAt(last.length() - 1) - 'a' + 1);
        }
    }

    /**
     * What keeps others from an instance.
     *
     * @param stop whether stop protection is on
     * @param termination whether termination protection is on
     * @param operator the service that manages it; null if its owner does
     */
    record Guards(
            boolean stop, boolean termination, @Nullable String operator) {
        static final Guards NONE = new Guards(false, false, null);
    }

    /** How an instance is paid for, which says whether it can be stopped. */
    enum Lifecycle {
        ON_DEMAND,
        SPOT_ONE_TIME,
        SPOT_PERSISTENT;

        boolean spot() {
            return this != ON_DEMAND;
        }
    }

    String privateIp() {
        return "10.0." + facts.number / 250 % 250 + "." + (facts.number % 250 + 4);
    }

    /** {@return the public address; one of EC2's is there only while it runs, and is another one after each start} */
    @Nullable
    String publicIp() {
        String first = facts.publicIp;
        if (first == null || facts.elastic) {
            return first;
        }
        if (!isIn("running", "pending")) {
            return null;
        }
        return step < 3 ? first : first.substring(0, first.lastIndexOf('.') + 1) + (100 + step / 4);
    }

    /** {@return a number as EC2 writes ids: 17 hexadecimal digits} */
    static String hex(int number) {
        String digits = Integer.toHexString(number);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }
}
