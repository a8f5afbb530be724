package io.github.fis4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.catalog.ResourceTypeDescriptor;
import io.github.fis4j.model.Arns;
import io.github.fis4j.model.Resource;
import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.spi.TargetResolver;
import io.github.fis4j.target.TargetMatcher;
import io.github.fis4j.template.Target;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link TargetResolver} owes the engine, tested on one resource type. What a resolver finds is checked against
 * the tags and filters of the target first, as the engine does.
 */
public abstract class TargetResolverContract {
    private static final String STRANGER = "fis4j-contract-stranger";

    private TargetResolver resolver;

    /** For subclasses. */
    protected TargetResolverContract() {}

    /** {@return the resolver; asked first, once a test, so it may make a fresh world} */
    protected abstract TargetResolver resolver();

    /** {@return the time of the world} */
    protected abstract EngineTime time();

    /** {@return a target by tags that means at least one resource, and not all} */
    protected abstract Target byTags();

    /** {@return the ARNs of all that {@link #byTags} means; empty if the test does not know: then a lost page is not seen} */
    protected List<String> meantByTags() {
        return List.of();
    }

    /** {@return a target by the ARN of one resource that is there} */
    protected abstract Target byArn();

    /** {@return an ARN of the same resource type, of a resource that is not there} */
    protected abstract String strangerArn();

    @BeforeEach
    void makeWorld() {
        resolver = resolver();
    }

    @Test
    void resourceTypes_haveTheTypeOfTheTarget() {
        assertThat(resolver.resourceTypes())
                .extracting(ResourceTypeDescriptor::id)
                .contains(byTags().resourceType())
                .doesNotHaveDuplicates();
    }

    @Test
    void target_findsWhatItMeans_completely() {
        List<Resource> found = find(byTags());
        assertThat(found).isNotEmpty();
        for (Resource resource : found) {
            List<String> parts = Arns.parts(resource.arn());
            assertThat(parts).as("parts of the ARN %s", resource.arn()).hasSize(6);
            assertThat(resource.type()).isEqualTo(byTags().resourceType());
            assertThat(resource.region()).isEqualTo(parts.get(3));
            assertThat(resource.accountId()).isEqualTo(parts.get(4));
            assertThat(resource.tags()).containsAllEntriesOf(byTags().resourceTags());
        }
    }

    @Test
    void target_findsAllThatItMeans_eachOnce() {
        List<String> found = arns(byTags());
        assertThat(found).doesNotHaveDuplicates();
        if (!meantByTags().isEmpty()) {
            assertThat(found).containsExactlyInAnyOrderElementsOf(meantByTags());
        }
    }

    @Test
    void targetAgain_findsTheSame() {
        assertThat(arns(byTags())).containsExactlyInAnyOrderElementsOf(arns(byTags()));
    }

    @Test
    void strangerTag_findsNothing() {
        assertThat(find(byTags().toBuilder().tag(STRANGER, "yes").build())).isEmpty();
    }

    @Test
    void strangerValueOfATag_findsNothing() {
        Target.Builder target = byTags().toBuilder();
        byTags().resourceTags().keySet().forEach(key -> target.tag(key, STRANGER));
        assertThat(find(target.build())).isEmpty();
    }

    @Test
    void arn_findsTheResource() {
        assertThat(arns(byArn())).containsExactlyElementsOf(byArn().resourceArns());
    }

    @Test
    void arnsOfAll_findAll() {
        List<String> found = arns(byTags());
        assertThat(arns(byArn().toBuilder().arns(found).build())).containsExactlyInAnyOrderElementsOf(found);
    }

    @Test
    void arnThatIsNotThere_isLeftOut() {
        assertThat(arns(byArn().toBuilder().arn(strangerArn()).build()))
                .containsExactlyElementsOf(byArn().resourceArns());
    }

    private List<String> arns(Target target) {
        return find(target).stream().map(Resource::arn).toList();
    }

    private List<Resource> find(Target target) {
        return Waiting.result(time(), resolver.resolve(target, new RecordingReads(time()))).stream()
                .filter(TargetMatcher.of(target))
                .toList();
    }
}
