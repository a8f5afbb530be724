package io.github.fis4j.aws.kill;

import io.github.fis4j.aws.AwsFis;
import io.github.fis4j.model.Identity;
import io.github.fis4j.spi.ActionProvider;
import io.github.fis4j.spi.FisModule;
import io.github.fis4j.spi.ReadContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;

/** Actions that EC2 could have and FIS has not: with several records, with a lease, with an effect known by its marker. */
final class SweepModule implements FisModule {
    private final AwsFis aws;
    private final List<ActionProvider> providers;

    SweepModule(AwsFis aws, Ec2AsyncClient ec2, Mutant mutant) {
        this.aws = aws;
        providers = List.of(new TagProvider(ec2, mutant), new AddressProvider(ec2, mutant));
    }

    @Override
    public String name() {
        return "sweep";
    }

    @Override
    public Touches touches() {
        return Touches.WORLD;
    }

    @Override
    public List<ActionProvider> actionProviders() {
        return providers;
    }

    @Override
    public CompletionStage<Optional<Identity>> identity(ReadContext context) {
        return aws.identity(context);
    }
}
