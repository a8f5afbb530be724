package io.github.fis4j.testkit.contract;

import io.github.fis4j.model.Identity;
import io.github.fis4j.model.Resource;
import io.github.fis4j.spi.ActionProvider;
import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.spi.FisModule;
import io.github.fis4j.spi.TargetResolver;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.Target;
import io.github.fis4j.testkit.VirtualTime;
import io.github.fis4j.testkit.aws.FakeAws;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/** The family of ECS keeps the contracts. */
class EcsContractsTest {
    private static final String CLUSTER = "aws:ecs:cluster";

    private final VirtualTime time = VirtualTime.stepped();
    private final FakeAws aws = FakeAws.on(time);
    private final FisModule module = aws.module();

    private void makeClusters() {
        aws.ecs().cluster("web", c -> c.containerInstances(25).tag("chaos", "yes"));
        aws.ecs().cluster("batch", c -> c.containerInstances(3).tag("chaos", "yes"));
        aws.ecs().cluster("calm", c -> c.containerInstances(2).tag("chaos", "no"));
    }

    private TargetResolver resolver() {
        return module.targetResolvers().stream()
                .filter(one -> one.resourceTypes().stream()
                        .anyMatch(known -> known.id().equals(CLUSTER)))
                .findFirst()
                .orElseThrow();
    }

    private static Target tagged() {
        return Target.builder()
                .resourceType(CLUSTER)
                .tag("chaos", "yes")
                .selection(SelectionMode.ALL)
                .build();
    }

    @Nested
    class Drain extends ActionProviderContract {
        @Override
        protected ActionUnderTest subject() {
            makeClusters();
            RecordingReads reads = new RecordingReads(time);
            List<Resource> clusters = Waiting.result(time, resolver().resolve(tagged(), reads));
            Identity caller = Waiting.result(time, module.identity(reads)).orElseThrow();
            String id = "aws:ecs:drain-container-instances";
            ActionProvider provider = module.actionProviders().stream()
                    .filter(one -> one.actions().stream()
                            .anyMatch(action -> action.id().equals(id)))
                    .findFirst()
                    .orElseThrow();
            return new ActionUnderTest(
                    provider,
                    id,
                    Map.of("drainagePercentage", "50", "duration", "PT2M"),
                    Map.of("Clusters", clusters),
                    caller.place(),
                    time);
        }
    }

    @Nested
    class Clusters extends TargetResolverContract {
        @Override
        protected TargetResolver resolver() {
            makeClusters();
            return EcsContractsTest.this.resolver();
        }

        @Override
        protected EngineTime time() {
            return time;
        }

        @Override
        protected Target byTags() {
            return tagged();
        }

        @Override
        protected Target byArn() {
            return Target.builder()
                    .resourceType(CLUSTER)
                    .arn(arn("web"))
                    .selection(SelectionMode.ALL)
                    .build();
        }

        @Override
        protected String strangerArn() {
            return arn("nobody");
        }

        private String arn(String name) {
            return "arn:aws:ecs:" + aws.region() + ":" + aws.accountId() + ":cluster/" + name;
        }
    }
}
