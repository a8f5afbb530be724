package io.github.fis4j.actions;

import io.github.fis4j.json.JsonObject;
import io.github.fis4j.template.Action;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Builds an action whose parameters are methods. What can be seen to be wrong at once is: a number out of range, an empty
 * list, and at {@link #build()} what is missing. Whether a duration is one that the service takes is left to validation,
 * because this engine runs shorter ones, too. Not thread-safe; nulls are refused.
 *
 * <p>It is also what {@code ExperimentTemplate.Builder.action} takes, so that {@link #build()} need not be called:
 *
 * <pre>{@code
 * .action("stop", Actions.ec2().stopInstances().target("one").startInstancesAfterDuration(Duration.ofMinutes(2)))
 * }</pre>
 *
 * @param <A> the kind of action
 */
public abstract sealed class TypedAction<A extends TypedAction<A>> implements Consumer<Action.Builder>
        permits ApiInsufficientInstanceCapacityError,
                AsgInsufficientInstanceCapacityError,
                AssertAlarmState,
                BucketPauseReplication,
                ClusterConnectionFailure,
                DisruptConnectivity,
                DisruptVpcEndpoint,
                DrainContainerInstances,
                FailoverDbCluster,
                GlobalTablePauseReplication,
                InjectApiInternalError,
                InjectApiThrottleError,
                InjectApiUnavailableError,
                InjectKubernetesCustomResource,
                InvocationAddDelay,
                InvocationError,
                InvocationHttpIntegrationResponse,
                MultiRegionClusterPauseReplication,
                PauseVolumeIo,
                PodCpuStress,
                PodDelete,
                PodIoStress,
                PodMemoryStress,
                PodNetworkBlackholePort,
                PodNetworkLatency,
                PodNetworkPacketLoss,
                RebootDbInstances,
                RebootInstances,
                ReplicationgroupInterruptAzPower,
                RouteTableDisruptCrossRegionConnectivity,
                SendCommand,
                SendSpotInstanceInterruptions,
                StartAutomationExecution,
                StartZonalAutoshift,
                StopInstances,
                StopTask,
                StreamExpiredIteratorException,
                StreamProvisionedThroughputException,
                TaskCpuStress,
                TaskIoStress,
                TaskKillProcess,
                TaskNetworkBlackholePort,
                TaskNetworkLatency,
                TaskNetworkPacketLoss,
                TerminateInstances,
                TerminateNodegroupInstances,
                TransitGatewayDisruptCrossRegionConnectivity,
                VirtualInterfaceDisconnect,
                VolumeIoLatency,
                Wait {
    private final String id;
    private final @Nullable String slot;
    private final List<String> required;
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final List<String> startAfter = new ArrayList<>();
    private @Nullable String description;
    private @Nullable String target;

    TypedAction(String id, @Nullable String slot, String... required) {
        this.id = id;
        this.slot = slot;
        this.required = List.of(required);
    }

    /**
     * Sets the description.
     *
     * @param text the description
     * @return this action
     */
    public A description(String text) {
        description = text;
        return self();
    }

    /**
     * Adds actions that must have ended first.
     *
     * @param names their names in the template
     * @return this action
     */
    public A startAfter(String... names) {
        startAfter.addAll(List.of(names));
        return self();
    }

    /**
     * {@return the action}
     *
     * @throws IllegalStateException if a required parameter or the target is missing
     */
    public Action build() {
        Action.Builder builder = Action.builder();
        accept(builder);
        return builder.build();
    }

    /**
     * Says all of this action to a builder. For {@code ExperimentTemplate.Builder.action}.
     *
     * @param builder what is told
     * @throws IllegalStateException if a required parameter or the target is missing
     */
    @Override
    public void accept(Action.Builder builder) {
        List<String> missing = new ArrayList<>(required);
        missing.removeAll(parameters.keySet());
        if (slot != null && target == null) {
            missing.add(0, "target");
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException(
                    id + " still needs " + String.join(", ", missing) + ": call the methods of these names");
        }
        builder.id(id).description(description).parameters(parameters).startAfter(startAfter);
        if (slot != null && target != null) {
            builder.target(slot, target);
        }
    }

    /** {@return the action's id} */
    @Override
    public String toString() {
        return id;
    }

    final A fill(String name) {
        target = name;
        return self();
    }

    final A text(String parameter, String value) {
        parameters.put(parameter, value);
        return self();
    }

    final A duration(String parameter, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw wrong(parameter, value, "must be longer than nothing");
        }
        return text(parameter, value.toString());
    }

    final A whole(String parameter, int value, int least, int most) {
        if (value < least || value > most) {
            throw wrong(parameter, value, range("" + least, most == Integer.MAX_VALUE ? null : "" + most));
        }
        return text(parameter, Integer.toString(value));
    }

    final A number(String parameter, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw wrong(parameter, value, range(plain(least), plain(most)));
        }
        return text(parameter, plain(value));
    }

    final A list(String parameter, List<String> items, int most) {
        if (items.isEmpty() || items.size() > most) {
            String range = range("1", most == Integer.MAX_VALUE ? null : "" + most);
            throw wrong(parameter, items.size() + " items", range);
        }
        for (String item : items) {
            if (item.isBlank() || item.contains(",")) {
                throw wrong(parameter, "\"" + item + "\"", "must be items that are neither blank nor hold a comma");
            }
        }
        return text(parameter, String.join(",", items));
    }

    final A json(String parameter, JsonObject value) {
        return text(parameter, value.toString());
    }

    private IllegalArgumentException wrong(String parameter, Object found, String expected) {
        return new IllegalArgumentException(
                "The parameter " + parameter + " of " + id + " is " + found + ", but " + expected);
    }

    private static String range(String least, @Nullable String most) {
        return most == null ? "must be at least " + least : "must be from " + least + " to " + most;
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    @SuppressWarnings("unchecked") // Each kind of action names itself.
    private A self() {
        return (A) this;
    }
}
