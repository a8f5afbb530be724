package io.github.fis4j.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.template.Action;
import io.github.fis4j.template.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExampleTest {
    private static final ActionDescriptor DRAIN = ActionDescriptor.builder("acme:queue:drain")
            .slot("Queues", "acme:queue")
            .parameter(ParameterDescriptor.optional("duration", ParameterDescriptor.Type.DURATION)
                    .within("PT10M", null))
            .parameter(ParameterDescriptor.required("percentage", ParameterDescriptor.Type.INTEGER)
                    .within("1", "100"))
            .parameter(ParameterDescriptor.required("order", ParameterDescriptor.Type.TEXT)
                    .oneOf(List.of("oldest", "newest")))
            .parameter(ParameterDescriptor.optional("filter", ParameterDescriptor.Type.TEXT))
            .parameter(ParameterDescriptor.optional("sink", ParameterDescriptor.Type.TEXT)
                    .withExample("orders-lost"))
            .timing(TimingRule.hold("duration"))
            .build();

    @Test
    void ownAction_hasWhatIsRequiredItsDurationAndWhatHasAnExample() {
        assertThat(Example.from(Catalog.of(List.of(), List.of()))
                        .template(DRAIN)
                        .actions())
                .containsOnlyKeys("example")
                .containsEntry(
                        "example",
                        Action.builder()
                                .id("acme:queue:drain")
                                .target("Queues", "exampleQueues")
                                .parameter("duration", "PT10M")
                                .parameter("percentage", "1")
                                .parameter("order", "oldest")
                                .parameter("sink", "orders-lost")
                                .build());
    }

    @Test
    void target_isFoundAsItsTypeCanBe() {
        ResourceTypeDescriptor byParameters = ResourceTypeDescriptor.builder("acme:shard")
                .arns(false)
                .tags(false)
                .parameter(ParameterDescriptor.required("queue", ParameterDescriptor.Type.TEXT))
                .build();
        Example example = Example.from(Catalog.aws().with(List.of(), List.of(byParameters)));

        assertThat(example.target("acme:shard"))
                .isEqualTo(Target.builder()
                        .resourceType("acme:shard")
                        .parameter("queue", "example")
                        .build());
        assertThat(example.target("aws:iam:role").resourceArns())
                .containsExactly("arn:aws:iam::111122223333:role/example");
        assertThat(example.target("aws:ec2:instance").resourceTags()).containsEntry("Environment", "test");
        assertThat(example.target("not:known").resourceTags()).containsEntry("Environment", "test");
    }
}
