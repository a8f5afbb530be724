package io.github.fis4j.aws.kill;

import io.github.fis4j.aws.AwsFis;
import io.github.fis4j.aws.wire.WireClients;
import io.github.fis4j.spi.FisModule;
import io.github.fis4j.template.ExperimentTemplate;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Actions of every kind over the stub of EC2, some of them made for this. */
final class StubScenario implements Scenario {
    private final WireClients clients;

    StubScenario(URI url, ExecutionInterceptor watcher) {
        clients = WireClients.watched(url, watcher);
    }

    @Override
    public ExperimentTemplate template() {
        return SweepTemplate.get();
    }

    @Override
    public List<FisModule> modules(Duration lookEvery, Mutant mutant) {
        AwsFis aws = clients.module(lookEvery);
        return List.of(aws, new SweepModule(aws, clients.ec2(), mutant));
    }

    @Override
    public void warmUp() {
        clients.ec2().describeSpotInstanceRequests().join();
    }
}
