package io.github.fis4j.testkit.contract;

import static io.github.fis4j.testkit.contract.Lie.Caught.by;

import io.github.fis4j.catalog.ResourceTypeDescriptor;
import io.github.fis4j.model.Attributes;
import io.github.fis4j.model.Resource;
import io.github.fis4j.spi.ReadContext;
import io.github.fis4j.spi.TargetResolver;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.Target;
import io.github.fis4j.testkit.ScriptedActions;
import io.github.fis4j.testkit.VirtualTime;
import io.github.fis4j.testkit.contract.Lie.Caught;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a resolver may find that is not so. */
final class ResolverLies {
    static final List<Lie<UnaryOperator<TargetResolver>>> ALL = List.of(
            lie("honest", honest -> honest),

            // Allowed: an engine looks at tags and ARNs again.
            lie("ignores tags and arns", honest -> new Bent(honest) {
                @Override
                public CompletionStage<List<Resource>> resolve(Target target, ReadContext context) {
                    return super.resolve(everything(), context);
                }
            }),
            lie(
                    "knows its type twice",
                    honest -> new Bent(honest) {
                        @Override
                        public List<ResourceTypeDescriptor> resourceTypes() {
                            return twice(super.resourceTypes());
                        }
                    },
                    by("resourceTypes_haveTheTypeOfTheTarget", "duplicate")),
            lie(
                    "says the wrong account",
                    honest -> finding(
                            honest,
                            (target, found) -> each(
                                    found,
                                    thing -> new Resource(
                                            thing.arn(),
                                            thing.type(),
                                            "111122223333",
                                            thing.region(),
                                            thing.tags(),
                                            thing.attributes()))),
                    by("target_findsWhatItMeans_completely", "111122223333")),
            lie(
                    "says the wrong region",
                    honest -> finding(
                            honest,
                            (target, found) -> each(
                                    found,
                                    thing -> new Resource(
                                            thing.arn(),
                                            thing.type(),
                                            thing.accountId(),
                                            "mars-1",
                                            thing.tags(),
                                            thing.attributes()))),
                    by("target_findsWhatItMeans_completely", "mars-1")),
            lie(
                    "loses a page",
                    honest -> finding(honest, (target, found) -> target.namesArns() ? found : first(found)),
                    by("target_findsAllThatItMeans_eachOnce", "thing/b")),

            // What was found twice is asked for twice then.
            lie(
                    "reads a page twice",
                    honest -> finding(honest, (target, found) -> target.namesArns() ? found : twice(found)),
                    by("target_findsAllThatItMeans_eachOnce", "duplicate"),
                    by("arnsOfAll_findAll", "thing/a")),
            lie(
                    "loses a page every second time",
                    honest -> {
                        AtomicInteger turns = new AtomicInteger();
                        return finding(
                                honest,
                                (target, found) ->
                                        target.namesArns() || turns.incrementAndGet() % 2 == 1 ? found : first(found));
                    },
                    by("targetAgain_findsTheSame", "thing/b")),
            lie(
                    "takes one tag of several for enough",
                    honest -> tagging(honest, (asked, there) -> {
                        Map<String, String> tags = new HashMap<>(there);
                        if (!Collections.disjoint(asked.entrySet(), there.entrySet())) {
                            asked.forEach(tags::putIfAbsent);
                        }
                        return tags;
                    }),
                    by("strangerTag_findsNothing", "thing/a")),
            lie(
                    "looks at the keys of tags only",
                    honest -> tagging(honest, (asked, there) -> {
                        Map<String, String> tags = new HashMap<>(there);
                        tags.replaceAll((key, value) -> asked.getOrDefault(key, value));
                        return tags;
                    }),
                    by("strangerValueOfATag_findsNothing", "thing/a")),
            lie(
                    "looks a single arn up twice",
                    honest -> finding(
                            honest, (target, found) -> target.resourceArns().size() == 1 ? twice(found) : found),
                    by("arn_findsTheResource", "thing/a")),

            // It does not find the resource among others either.
            lie(
                    "knows no arns",
                    honest -> finding(honest, (target, found) -> target.namesArns() ? List.of() : found),
                    by("arn_findsTheResource", "thing/a"),
                    by("arnsOfAll_findAll", "thing/a"),
                    by("arnThatIsNotThere_isLeftOut", "thing/a")),
            lie(
                    "looks up the first arn only",
                    honest -> finding(honest, (target, found) -> target.namesArns() ? first(found) : found),
                    by("arnsOfAll_findAll", "thing/b")),
            lie(
                    "makes up what is not there",
                    honest -> finding(
                            honest,
                            (target, found) ->
                                    target.namesArns() ? each(target.resourceArns(), ResolverLies::thing) : found),
                    by("arnThatIsNotThere_isLeftOut", "thing/a-stranger")),
            lie(
                    "fails on what is not there",
                    honest -> finding(honest, (target, found) -> {
                        if (found.size() < target.resourceArns().size()) {
                            throw new NoSuchElementException("not all of " + target.resourceArns());
                        }
                        return found;
                    }),
                    by("arnThatIsNotThere_isLeftOut", "not all of")));

    private ResolverLies() {}

    private static Lie<UnaryOperator<TargetResolver>> lie(
            String name, UnaryOperator<TargetResolver> bend, Caught... caught) {
        return new Lie<>(TestCases.class, name, bend, List.of(caught));
    }

    private static Target everything() {
        return Target.builder()
                .resourceType(ScriptedActions.THING)
                .selection(SelectionMode.ALL)
                .build();
    }

    private static Resource thing(String arn) {
        return new Resource(arn, ScriptedActions.THING, "local", "local", Map.of(), Attributes.none());
    }

    private static <T> List<T> first(List<T> items) {
        return items.stream().limit(1).toList();
    }

    private static <T> List<T> twice(List<T> items) {
        return Stream.concat(items.stream(), items.stream()).toList();
    }

    private static <T> List<Resource> each(List<T> items, Function<T, Resource> bend) {
        return items.stream().map(bend).toList();
    }

    private static TargetResolver finding(
            TargetResolver honest, BiFunction<Target, List<Resource>, List<Resource>> bend) {
        return new Bent(honest) {
            @Override
            public CompletionStage<List<Resource>> resolve(Target target, ReadContext context) {
                return super.resolve(target, context).thenApply(found -> bend.apply(target, found));
            }
        };
    }

    /** Finds all, and lets some tags of the target be those of what it found. */
    private static TargetResolver tagging(
            TargetResolver honest, BiFunction<Map<String, String>, Map<String, String>, Map<String, String>> bend) {
        return new Bent(honest) {
            @Override
            public CompletionStage<List<Resource>> resolve(Target target, ReadContext context) {
                return super.resolve(everything(), context)
                        .thenApply(found -> each(
                                found,
                                thing -> new Resource(
                                        thing.arn(),
                                        thing.type(),
                                        thing.accountId(),
                                        thing.region(),
                                        bend.apply(target.resourceTags(), thing.tags()),
                                        thing.attributes())));
            }
        };
    }

    private static class Bent implements TargetResolver {
        private final TargetResolver honest;

        Bent(TargetResolver honest) {
            this.honest = honest;
        }

        @Override
        public List<ResourceTypeDescriptor> resourceTypes() {
            return honest.resourceTypes();
        }

        @Override
        public CompletionStage<List<Resource>> resolve(Target target, ReadContext context) {
            return honest.resolve(target, context);
        }
    }

    @ExtendWith(LieResolver.class)
    static final class TestCases extends ScriptedThings {
        private final Lie<UnaryOperator<TargetResolver>> lie;

        TestCases(Lie<UnaryOperator<TargetResolver>> lie) {
            super(VirtualTime.stepped());
            this.lie = lie;
        }

        @Override
        protected TargetResolver resolver() {
            return lie.bend().apply(super.resolver());
        }
    }
}
