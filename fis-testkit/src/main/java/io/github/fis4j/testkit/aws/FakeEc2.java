package io.github.fis4j.testkit.aws;

import io.github.fis4j.model.Arns;
import io.github.fis4j.testkit.aws.Fleet.Answer;
import io.github.fis4j.testkit.aws.Fleet.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * EC2 in memory: instances that take their time. {@code StopInstances}, {@code StartInstances}, {@code RebootInstances},
 * {@code TerminateInstances}, {@code DescribeInstances} and {@code DescribeSpotInstanceRequests} are modelled. A call
 * takes effect when it is answered, a dry run never. Thread-safe.
 */
public final class FakeEc2 extends FakeService {
    private static final Logger LOG = LoggerFactory.getLogger(FakeEc2.class);
    private static final String DESCRIBE_INSTANCES = "DescribeInstances";
    private static final String DESCRIBE_SPOT = "DescribeSpotInstanceRequests";
    private static final Set<String> WRITES =
            Set.of("StopInstances", "StartInstances", "RebootInstances", "TerminateInstances");

    private final Map<String, Mischief> mischief = new HashMap<>();
    private final Fleet fleet;

    private int made;
    private int pageSize = Integer.MAX_VALUE;
    private int lag;
    private int staleReads;
    private @Nullable Fleet stale;

    FakeEc2(FakeSettings settings, Durations durations) {
        super(
                "ec2",
                settings,
                new ErrorCodes("UnauthorizedOperation", "RequestLimitExceeded", 503, "InternalError"),
                Set.of(
                        "StopInstances",
                        "StartInstances",
                        "RebootInstances",
                        "TerminateInstances",
                        DESCRIBE_INSTANCES,
                        DESCRIBE_SPOT));
        fleet = new Fleet(durations, settings.time().instant());
    }

    /**
     * Adds running instances, each in a reservation of its own, in the zones a, b and c in turn.
     *
     * @param count how many
     * @param tags tags of all of them
     * @return their ids
     */
    public List<String> instances(int count, Tag... tags) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(instance(instance -> List.of(tags).forEach(instance::tag)));
        }
        return ids;
    }

    /**
     * Adds an instance.
     *
     * @param description describes it
     * @return its id
     */
    public String instance(Consumer<InstanceBuilder> description) {
        synchronized (fleet) {
            InstanceBuilder builder = new InstanceBuilder(++made, settings().region());
            description.accept(builder);
            Ec2Instance instance = builder.build(now());
            fleet.upTo(now()).add(instance);
            return instance.id();
        }
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
        return look(all -> all.all().stream()
                .filter(instance -> instance.id().equals(id))
                .map(Ec2Instance::state)
                .findFirst()
                .orElse("gone"));
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
        synchronized (fleet) {
            fleet.upTo(now()).vanish(id);
        }
    }

    /**
     * Lets the next start of an instance fail on the way: pending, then stopped again.
     *
     * @param id its id
     */
    public void fallBack(String id) {
        synchronized (fleet) {
            fleet.fallBack(id);
        }
    }

    /**
     * Lets an operation answer well and do nothing, until it is allowed again.
     *
     * @param operation the name of one that changes something
     * @throws IllegalArgumentException if this fake has no such operation, or it only reads; so in the next two methods
     */
    public void lie(String operation) {
        set(operation, new Mischief(Kind.LIE, Duration.ZERO));
    }

    /**
     * Lets an operation answer well and take effect later, until it is allowed again.
     *
     * @param operation the name of one that changes something
     * @param delay from the answer to the effect
     */
    public void lateEffect(String operation, Duration delay) {
        set(operation, new Mischief(Kind.LATE_EFFECT, delay));
    }

    /**
     * Lets calls of an operation run into the client's time-out although they take effect, until it is allowed again.
     *
     * @param operation the name of one that changes something
     * @param delay from the request to the effect
     */
    public void loseReply(String operation, Duration delay) {
        set(operation, new Mischief(Kind.LOST_REPLY, delay));
    }

    /**
     * Lets describes lag: after every change that is made from now on, so many describes still show what was before it.
     *
     * @param reads how many; 0 for none
     */
    public void lag(int reads) {
        synchronized (fleet) {
            lag = reads;
        }
    }

    /**
     * Limits the instances of a page of DescribeInstances, whatever the request says.
     *
     * @param size at least 1
     */
    public void pageSize(int size) {
        synchronized (fleet) {
            pageSize = size;
        }
    }

    @Override
    public void allow(String operation) {
        super.allow(operation);
        synchronized (fleet) {
            mischief.remove(operation);
        }
    }

    CompletionStage<List<Answer>> stop(Collection<String> ids) {
        return write("StopInstances", all -> all.stop(ids));
    }

    CompletionStage<List<Answer>> start(Collection<String> ids) {
        return write("StartInstances", all -> all.start(ids));
    }

    CompletionStage<List<Answer>> reboot(Collection<String> ids) {
        return write("RebootInstances", all -> all.reboot(ids));
    }

    CompletionStage<List<Answer>> terminate(Collection<String> ids) {
        return write("TerminateInstances", all -> all.terminate(ids));
    }

    /** Says what would become of a call, and does nothing. */
    <T> CompletionStage<T> dryRun(String operation, Collection<String> ids) {
        return answerDryRun(operation, () -> look(all -> all.get(ids)));
    }

    CompletionStage<Page<Ec2Instance>> describe(Query query) {
        return answer(DESCRIBE_INSTANCES, () -> {
            query.check();
            synchronized (fleet) {
                fleet.upTo(now());
                return query.page(query.of(shown()), pageSize);
            }
        });
    }

    /** Answers with the instances that were made by Spot requests. */
    CompletionStage<List<Ec2Instance>> describeSpot(Query query) {
        return answer(DESCRIBE_SPOT, () -> {
            query.check();
            return look(all -> query.of(all).stream()
                    .filter(instance -> instance.facts().lifecycle().spot())
                    .toList());
        });
    }

    private CompletionStage<List<Answer>> write(String operation, Fleet.Effect effect) {
        Mischief how;
        synchronized (fleet) {
            how = mischief.getOrDefault(operation, Mischief.NONE);
            if (how.kind() == Kind.LOST_REPLY) {
                fleet.upTo(now()).later(how.delay(), () -> applyLate(effect));
            }
        }
        return how.kind() == Kind.LOST_REPLY
                ? unanswered(operation)
                : answer(operation, () -> look(all -> apply(effect, how)));
    }

    private List<Answer> apply(Fleet.Effect effect, Mischief how) {
        if (how.kind() == Kind.NONE) {
            remember();
            return effect.on(fleet);
        }
        List<Answer> answers = effect.on(fleet.copy());
        if (how.kind() == Kind.LATE_EFFECT) {
            fleet.later(how.delay(), () -> applyLate(effect));
        }
        return answers;
    }

    /** What was possible when it was asked for may be so no longer; nobody is there to be told. */
    private void applyLate(Fleet.Effect effect) {
        remember();
        try {
            effect.on(fleet);
        } catch (ServiceFailure tooLate) {
            LOG.debug("A late effect did not come: {}", tooLate.getMessage());
        }
    }

    private void remember() {
        if (lag > 0) {
            stale = fleet.copy();
            staleReads = lag;
        }
    }

    private Fleet shown() {
        if (stale == null || staleReads == 0) {
            return fleet;
        }
        staleReads--;
        return stale;
    }

    private <T> T look(Function<Fleet, T> look) {
        synchronized (fleet) {
            return look.apply(fleet.upTo(now()));
        }
    }

    private void set(String operation, Mischief how) {
        if (!WRITES.contains(modelled(operation))) {
            throw new IllegalArgumentException(operation + " changes nothing; only " + new TreeSet<>(WRITES) + " do");
        }
        synchronized (fleet) {
            mischief.put(operation, how);
        }
    }

    private Instant now() {
        return settings().time().instant();
    }

    private enum Kind {
        NONE,
        LIE,
        LATE_EFFECT,
        LOST_REPLY
    }

    private record Mischief(Kind kind, Duration delay) {
        private static final Mischief NONE = new Mischief(Kind.NONE, Duration.ZERO);
    }
}
