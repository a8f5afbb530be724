package io.github.fis4j.testkit.families;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.aws.AwsFis;
import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.ExperimentEvent.ActionPrepared;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.Repeat;
import io.github.fis4j.spi.FisModule;
import io.github.fis4j.testkit.VirtualTime;
import io.github.fis4j.testkit.aws.FakeAws;
import io.github.fis4j.testkit.wire.WireAws;
import io.github.fis4j.testkit.wire.WireClients;
import java.util.List;
import java.util.function.Consumer;

/** Over a real port, with real clients. */
final class WireLink implements Link {
    private final WireAws wire;
    private final WireClients clients;

    WireLink(FakeAws aws, VirtualTime time) {
        wire = WireAws.of(aws);
        clients = WireClients.on(time, wire, aws.region());
    }

    WireAws wire() {
        return wire;
    }

    @Override
    public FisModule module(Consumer<AwsFis.Builder> settings) {
        AwsFis.Builder module = AwsFis.builder().unlimited();
        clients.lendTo(module);
        settings.accept(module);
        return module.build();
    }

    /** Nothing was asked for that is not modelled, and no write that must not be repeated was left to the SDK's retries. */
    @Override
    public void check(List<ExperimentEvent> events) {
        assertThat(wire.complaints()).as("complaints of the fakes").isEmpty();
        List<String> onceOnly = events.stream()
                .filter(ActionPrepared.class::isInstance)
                .flatMap(event -> ((ActionPrepared) event).calls().stream())
                .filter(call -> call.repeat() == Repeat.NONE)
                .map(PlannedCall::name)
                .toList();
        assertThat(wire.repeatable())
                .as("calls that the SDK would have repeated; those planned with Repeat.NONE need AwsCalls.SENT_ONCE")
                .filteredOn(onceOnly::contains)
                .isEmpty();
    }

    @Override
    public void close() {
        clients.close();
        wire.close();
    }
}
