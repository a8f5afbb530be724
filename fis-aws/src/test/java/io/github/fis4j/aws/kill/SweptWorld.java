package io.github.fis4j.aws.kill;

import io.github.fis4j.aws.wire.Misfortune;
import io.github.fis4j.aws.wire.SentCall;
import io.github.fis4j.aws.wire.StatefulEc2Stub;
import io.github.fis4j.aws.wire.Traffic;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A world of instances and addresses. Listings lag by up to three looks. */
final class SweptWorld extends World implements Traffic {
    /** How many looks after a change still show what was so before it. */
    private static final Map<String, Integer> LAGS = Map.of(
            "web-1",
            3,
            "web-2",
            1,
            "db-1",
            0,
            "cache-1",
            0,
            "marked-1",
            0,
            "marked-2",
            3,
            "marked-3",
            0,
            "leased-1",
            0,
            "leased-2",
            1);

    private final StatefulEc2Stub aws = StatefulEc2Stub.start();

    /**
     * A world.
     *
     * @param faster how much faster the clock of the processes is
     */
    SweptWorld(int faster) {
        super(
                faster,
                Set.of("StopInstances", "RebootInstances", "AllocateAddress", "CreateTags"),
                Set.of("RebootInstances", "AllocateAddress"),
                Set.of("StartInstances", "ReleaseAddress", "DeleteTags"));
        aws.watchedBy(this);
    }

    @Override
    URI url() {
        return aws.url();
    }

    @Override
    void makeThings() {
        aws.forgetEverything();
        aws.addressLag(3);
        LAGS.forEach((id, lag) -> aws.instance("i-" + id)
                .tag(SweepTemplate.ROLE, id.substring(0, id.indexOf('-')))
                .lag(lag));
    }

    @Override
    void landLateEffects() {
        aws.landLateEffects();
    }

    @Override
    public @Nullable Misfortune received(SentCall call) {
        return switch (come(call.operation(), call.label())) {
            case ANSWERED -> null;
            case TOO_LATE -> Misfortune.refused(400, "TooLate");
            case LATE -> Misfortune.cut().beforeLateEffect();
        };
    }

    @Override
    public void answering(SentCall call) {
        settled(call.operation(), call.label());
    }

    @Override
    List<String> changedThings() {
        List<String> found = new ArrayList<>();
        LAGS.keySet().forEach(id -> {
            String state = aws.known("i-" + id).destination();
            Set<String> tags = aws.known("i-" + id).tags().keySet();
            if (!state.equals("running")) {
                found.add("i-" + id + " is " + state);
            }
            if (!tags.equals(Set.of(SweepTemplate.ROLE))) {
                found.add("i-" + id + " has the tags " + tags);
            }
        });
        aws.addresses().forEach(id -> found.add("Address " + id + " is allocated"));
        return found;
    }

    @Override
    public void close() {
        super.close();
        aws.close();
    }
}
