package io.github.fis4j.target;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import io.github.fis4j.FuzzRuns;
import io.github.fis4j.model.Resource;
import io.github.fis4j.template.Target;
import io.github.fis4j.template.TargetFilter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;

/**
 * Any resource and any target: the matcher, which walks the attributes step by step, says what a plain model says that has
 * written down every value of the resource with its path.
 */
class FilterFuzzTest {

    @AfterAll
    static void leaveRuns() {
        FuzzRuns.leave(FilterFuzzTest.class);
    }

    @FuzzTest(maxDuration = "10s")
    void anyResource_matched_isWhatAPlainModelSays(@NotNull String text) {
        FuzzRuns.count();
        FilterStory story = FilterStory.of(text);
        Resource resource = story.resource();
        Target target = story.target();
        Map<String, Set<String>> values = new HashMap<>();
        story.leaves((path, value) ->
                values.computeIfAbsent(path, key -> new HashSet<>()).add(value));

        boolean listed =
                target.resourceArns().isEmpty() || target.resourceArns().contains(resource.arn());
        boolean tagged =
                resource.tags().entrySet().containsAll(target.resourceTags().entrySet());
        boolean passes = target.filters().stream().allMatch(filter -> passes(filter, values));

        assertThat(TargetMatcher.of(target).test(resource)).isEqualTo(listed && tagged && passes);
    }

    private static boolean passes(TargetFilter filter, Map<String, Set<String>> values) {
        return values.getOrDefault(filter.path(), Set.of()).stream().anyMatch(filter.values()::contains);
    }
}
