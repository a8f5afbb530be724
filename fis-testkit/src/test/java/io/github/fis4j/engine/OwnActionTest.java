package io.github.fis4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.ParameterDescriptor;
import io.github.fis4j.catalog.ResourceTypeDescriptor;
import io.github.fis4j.catalog.TimingRule;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.model.Attributes;
import io.github.fis4j.model.Evidence;
import io.github.fis4j.model.Resource;
import io.github.fis4j.problem.Problem;
import io.github.fis4j.spi.ActionContext;
import io.github.fis4j.spi.ActionProvider;
import io.github.fis4j.spi.FisModule;
import io.github.fis4j.spi.Injection;
import io.github.fis4j.spi.Prepared;
import io.github.fis4j.spi.ReadContext;
import io.github.fis4j.spi.TargetResolver;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.template.Target;
import io.github.fis4j.testkit.VirtualTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Actions and resource types that a module brings are known to its engine as those of AWS are. */
class OwnActionTest {

    @Test
    void ownAction_usedWrongly_isRefusedWithEveryProblemAndItsPlace() {
        ExperimentTemplate wrong = ExperimentTemplate.builder("wrong")
                .target("orders", t -> t.resourceType("acme:queue").tag("chaos", "yes"))
                .action(
                        "drain",
                        a -> a.id("acme:queue:drain").target("Queue", "orders").parameter("duraton", "PT1M"))
                .action("halt", a -> a.id("acme:queue:drian").target("Queues", "orders"))
                .stopCondition(StopCondition.none())
                .build();
        try (ExperimentEngine engine = engine()) {
            InvalidTemplateException refused =
                    catchThrowableOfType(InvalidTemplateException.class, () -> engine.start(wrong));

            assertThat(refused.problems())
                    .extracting(Problem::id, Problem::pointer)
                    .contains(
                            tuple("PRM-01", "/actions/drain/parameters/duraton"),
                            tuple("PRM-02", "/actions/drain/parameters"),
                            tuple("TPL-18", "/actions/drain/targets/Queue"),
                            tuple("TPL-15", "/actions/halt/actionId"));
            assertThat(refused).hasMessageContaining("acme:queue:drain");
        }
    }

    @Test
    void ownAction_usedRightly_runs() {
        ExperimentTemplate right = ExperimentTemplate.builder("right")
                .target("orders", t -> t.resourceType("acme:queue").tag("chaos", "yes"))
                .action(
                        "drain",
                        a -> a.id("acme:queue:drain").target("Queues", "orders").parameter("duration", "PT1M"))
                .stopCondition(StopCondition.none())
                .build();
        try (ExperimentEngine engine = engine()) {
            assertThat(engine.start(right).completion().join().status()).isEqualTo(ExperimentStatus.COMPLETED);
        }
    }

    private static ExperimentEngine engine() {
        return ExperimentEngine.builder()
                .register(new Queues())
                .time(VirtualTime.create())
                .build();
    }

    private static final class Queues implements FisModule, ActionProvider, TargetResolver {
        @Override
        public String name() {
            return "queues";
        }

        @Override
        public Touches touches() {
            return Touches.NOTHING;
        }

        @Override
        public List<ActionProvider> actionProviders() {
            return List.of(this);
        }

        @Override
        public List<TargetResolver> targetResolvers() {
            return List.of(this);
        }

        @Override
        public List<ActionDescriptor> actions() {
            return List.of(ActionDescriptor.builder("acme:queue:drain")
                    .slot("Queues", "acme:queue")
                    .parameter(ParameterDescriptor.required("duration", ParameterDescriptor.Type.DURATION))
                    .timing(TimingRule.hold("duration"))
                    .build());
        }

        @Override
        public List<ResourceTypeDescriptor> resourceTypes() {
            return List.of(ResourceTypeDescriptor.of("acme:queue", "queue of orders"));
        }

        @Override
        public CompletionStage<List<Resource>> resolve(Target target, ReadContext context) {
            return CompletableFuture.completedFuture(List.of(new Resource(
                    "acme:orders",
                    "acme:queue",
                    "111122223333",
                    "eu-west-1",
                    Map.of("chaos", "yes"),
                    Attributes.none())));
        }

        @Override
        public CompletionStage<Prepared> prepare(ActionContext context) {
            return CompletableFuture.completedFuture(Prepared.of(List.of()));
        }

        @Override
        public CompletionStage<Injection> inject(Prepared prepared, ActionContext context) {
            return CompletableFuture.completedFuture(Injection.of(context.victims("Queues").stream()
                    .map(queue -> Evidence.observed(queue.arn(), "full", "empty"))
                    .toList()));
        }
    }
}
