package io.github.fis4j.testkit.aws;

import io.github.fis4j.testkit.aws.SsmCommand.Invocation;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What becomes of commands. Guarded by the state of its account. */
final class SsmCommands {
    private static final Duration EXECUTION_TIMEOUT = Duration.ofHours(1);
    private static final Duration DELIVERY_TAKES = Duration.ofSeconds(1);
    private static final Duration CANCEL_TAKES = Duration.ofSeconds(2);

    private final AccountState state;
    private final SsmAgents agents;
    private final Rows<SsmCommand> commands;
    private final Rows<Invocation> invocations;
    private final Rows<Boolean> interrupted;
    private final Map<String, String> results = new HashMap<>();
    private Duration appearsAfter = Duration.ofSeconds(1);

    SsmCommands(FakeService owner, SsmAgents agents) {
        state = owner.state();
        this.agents = agents;
        commands = owner.table();
        invocations = owner.table();
        interrupted = owner.table();
        agents.listen(this::reached, this::interrupted, this::lost);
    }

    void appearAfter(Duration delay) {
        appearsAfter = delay;
    }

    /** Sets how commands end on an instance. */
    void result(String instance, String status) {
        results.put(instance, status);
    }

    void send(SsmCommand command) {
        commands.put(command.id(), command);
        command.wish().instances().forEach(instance -> put(Invocation.waiting(command, instance)));
        sendMore(command);
    }

    /** {@return all commands, the oldest first} */
    List<SsmCommand> all() {
        return commands.all().stream()
                .sorted(Comparator.comparing(SsmCommand::requestedAt))
                .toList();
    }

    /** {@return the commands that are listed already, the newest first} */
    List<SsmCommand> listed() {
        return commands.all().stream()
                .filter(this::appears)
                .sorted((one, other) -> other.requestedAt().compareTo(one.requestedAt()))
                .toList();
    }

    /** {@return the invocations that are listed already} */
    List<Invocation> listedInvocations() {
        return invocations.all().stream()
                .filter(invocation -> appears(invocation.command()))
                .toList();
    }

    private boolean appears(SsmCommand command) {
        return !state.now().isBefore(command.requestedAt().plus(appearsAfter));
    }

    @Nullable
    SsmCommand find(String id) {
        return commands.get(id);
    }

    List<Invocation> of(SsmCommand command) {
        return command.wish().instances().stream()
                .map(instance -> invocations.get(command.id() + "/" + instance))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Sends to as many instances as may have it at one time; to none if too many failed. */
    private void sendMore(SsmCommand command) {
        List<Invocation> all = of(command);
        if (all.stream().filter(Invocation::isError).count() > command.bearableErrors()) {
            all.stream()
                    .filter(each -> !each.sent() && !each.ended())
                    .forEach(each -> put(each.ended("Cancelled", "Terminated", state.now())));
            return;
        }
        long free = command.concurrency()
                - all.stream().filter(each -> each.sent() && !each.ended()).count();
        all.stream().filter(each -> !each.sent() && !each.ended()).limit(free).forEach(this::send);
    }

    private void send(Invocation waiting) {
        Invocation sent = put(waiting.onItsWay());
        state.later(DELIVERY_TAKES, () -> deliver(sent.key()));
        state.later(sent.command().deliveryTimeout(), () -> endIf(sent.key(), false, "TimedOut", "DeliveryTimedOut"));
    }

    /** An agent that cannot be reached gets it later, if that is not too late. */
    private void deliver(String key) {
        Invocation invocation = invocations.get(key);
        if (invocation == null
                || invocation.ended()
                || invocation.started()
                || !agents.isOnline(invocation.instance())) {
            return;
        }
        put(invocation.startedAt(state.now()));
        state.later(invocation.command().runs(), () -> finish(key));
        state.later(EXECUTION_TIMEOUT, () -> endIf(key, true, "TimedOut", "ExecutionTimedOut"));
    }

    private void finish(String key) {
        Invocation invocation = invocations.get(key);
        if (invocation != null && invocation.status().equals("InProgress") && agents.isOnline(invocation.instance())) {
            String result = interrupted.has(key) ? "Failed" : results.getOrDefault(invocation.instance(), "Success");
            end(invocation, result, result.equals("TimedOut") ? "ExecutionTimedOut" : result);
        }
    }

    /** An agent that is back begins what waited, and tells what ended meanwhile. */
    void reached(String instance) {
        for (Invocation invocation : openOn(instance)) {
            Instant startedAt = invocation.startedAt();
            if (startedAt == null) {
                state.later(DELIVERY_TAKES, () -> deliver(invocation.key()));
            } else if (invocation.status().equals("Cancelling")) {
                state.later(CANCEL_TAKES, () -> cancelled(invocation.key()));
            } else if (interrupted.has(invocation.key())
                    || !state.now().isBefore(startedAt.plus(invocation.command().runs()))) {
                finish(invocation.key());
            }
        }
    }

    /** What runs dies with its instance; that is told when the agent is back. */
    private void interrupted(String instance) {
        openOn(instance).stream()
                .filter(Invocation::started)
                .forEach(invocation -> interrupted.put(invocation.key(), true));
    }

    /** What an instance did not get before its end, nobody gets. */
    private void lost(String instance) {
        openOn(instance).forEach(invocation -> endIf(invocation.key(), false, "Failed", "Undeliverable"));
    }

    private List<Invocation> openOn(String instance) {
        return invocations.all().stream()
                .filter(each -> each.instance().equals(instance) && each.sent() && !each.ended())
                .toList();
    }

    /** Cancels what has not ended, on all instances if none is named. */
    void cancel(SsmCommand command, Collection<String> instances) {
        of(command).stream()
                .filter(each -> instances.isEmpty() || instances.contains(each.instance()))
                .filter(each -> !each.ended())
                .forEach(this::cancel);
    }

    private void cancel(Invocation invocation) {
        if (!invocation.started()) {
            end(invocation, "Cancelled", "Cancelled");
            return;
        }
        Invocation cancelling = put(invocation.cancelling());
        if (agents.isOnline(invocation.instance())) {
            state.later(CANCEL_TAKES, () -> cancelled(cancelling.key()));
        }
    }

    private void cancelled(String key) {
        Invocation invocation = invocations.get(key);
        if (invocation != null && agents.isOnline(invocation.instance())) {
            endIf(key, true, "Cancelled", "Cancelled");
        }
    }

    private void endIf(String key, boolean started, String status, String details) {
        Invocation invocation = invocations.get(key);
        if (invocation != null && !invocation.ended() && invocation.started() == started) {
            end(invocation, status, details);
        }
    }

    private void end(Invocation invocation, String status, String details) {
        put(invocation.ended(status, details, state.now()));
        sendMore(invocation.command());
    }

    private Invocation put(Invocation invocation) {
        invocations.put(invocation.key(), invocation);
        return invocation;
    }

    /** {@return the status of a command as a whole, which hides failures that were to be borne} */
    String status(SsmCommand command) {
        List<Invocation> all = of(command);
        if (all.stream().anyMatch(each -> each.status().equals("Cancelling"))) {
            return "Cancelling";
        }
        if (all.stream().anyMatch(each -> !each.ended())) {
            return "InProgress";
        }
        if (all.stream().filter(Invocation::isError).count() > command.bearableErrors()) {
            return all.stream().allMatch(each -> each.status().equals("TimedOut")) ? "TimedOut" : "Failed";
        }
        return all.stream().anyMatch(each -> each.status().equals("Cancelled")) ? "Cancelled" : "Success";
    }
}
