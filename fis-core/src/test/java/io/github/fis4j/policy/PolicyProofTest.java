package io.github.fis4j.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.policy.Calls.Place;
import io.github.fis4j.template.Action;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.Target;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For every action of the catalogue: what it needs is allowed, and what is claimed to be narrowed away is not. */
class PolicyProofTest {
    private static final int SEEDS = 12;
    private static final String OTHER_ACCOUNT = "999988887777";
    private static final String OTHER_REGION = "ap-south-1";

    private static Stream<ActionDescriptor> actions() {
        return Catalog.aws().actions().stream().filter(action -> !action.withdrawn());
    }

    @ParameterizedTest
    @MethodSource("actions")
    void everyCallOfAnAction_isAllowed(ActionDescriptor descriptor) {
        for (long seed = 0; seed < SEEDS; seed++) {
            ExperimentTemplate template = new GeneratedTemplate(descriptor, seed).template();
            for (PolicyFacts facts : List.of(GeneratedTemplate.facts(), PolicyFacts.none())) {
                Iam iam = Iam.of(role(template, facts).documents());
                for (Calls call : calls(descriptor, template)) {
                    for (Place place : places(call, template, GeneratedTemplate.ACCOUNT, GeneratedTemplate.REGION)) {
                        Iam.Request request = call.request(action(template), place);
                        assertThat(iam.allows(request))
                                .as("%s, seed %d", request, seed)
                                .isTrue();
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("actions")
    void callsElsewhereOrOnOthers_areNotAllowedWherePoliciesNarrow(ActionDescriptor descriptor) {
        for (long seed = 0; seed < SEEDS; seed++) {
            ExperimentTemplate template = new GeneratedTemplate(descriptor, seed).template();
            Iam iam = Iam.of(role(template, GeneratedTemplate.facts()).documents());
            Target target = target(template);
            for (Calls call : calls(descriptor, template)) {
                List<Place> forbidden = new ArrayList<>();
                if (call.isNarrowedBy('A', target)) {
                    forbidden.addAll(places(call, template, OTHER_ACCOUNT, GeneratedTemplate.REGION));
                }
                if (call.isNarrowedBy('R', target)) {
                    forbidden.addAll(places(call, template, GeneratedTemplate.ACCOUNT, OTHER_REGION));
                }
                List<Place> here = places(call, template, GeneratedTemplate.ACCOUNT, GeneratedTemplate.REGION);
                if (call.isNarrowedBy('T', target) && target.resourceArns().isEmpty()) {
                    here.forEach(place -> {
                        forbidden.add(with(place, place.victim(), Map.of()));
                        forbidden.add(with(place, place.victim(), Map.of("chaos", "yes", "app:tier", "web two")));
                        forbidden.add(with(place, place.victim(), Map.of("chaos", "yes")));
                    });
                }
                if (call.isNarrowedBy('N', target) && !target.resourceArns().isEmpty()) {
                    here.forEach(place -> forbidden.add(with(
                            place,
                            Objects.requireNonNull(place.victim())
                                    .replace("one", "x")
                                    .replace("two", "x")
                                    .replace("/shop", "/x"),
                            place.tags())));
                }
                for (Place place : forbidden) {
                    Iam.Request request = call.request(action(template), place);
                    assertThat(iam.allows(request))
                            .as("%s, seed %d", request, seed)
                            .isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("actions")
    void policyOfAnAction_namesThePermissionsItNeedsAndNoOthers(ActionDescriptor descriptor) {
        for (long seed = 0; seed < SEEDS; seed++) {
            ExperimentTemplate template = new GeneratedTemplate(descriptor, seed).template();

            assertThat(named(role(template, GeneratedTemplate.facts()))).isEqualTo(needed(descriptor, template));
        }
    }

    @Test
    void seeds_giveListedAndTaggedTargets() {
        ActionDescriptor stop = Catalog.aws().action("aws:ec2:stop-instances").orElseThrow();
        List<Target> targets = LongStream.range(0, SEEDS)
                .mapToObj(seed -> target(new GeneratedTemplate(stop, seed).template()))
                .toList();

        assertThat(targets)
                .filteredOn(target -> target.resourceArns().isEmpty())
                .hasSizeBetween(2, SEEDS - 2);
    }

    @ParameterizedTest
    @MethodSource("actions")
    void everyDocument_isOfTheFormThatIamTakes(ActionDescriptor descriptor) {
        ExperimentTemplate template = new GeneratedTemplate(descriptor, 1).template();
        for (PolicyPurpose purpose : PolicyPurpose.values()) {
            PolicyWriter writer = PolicyWriter.of(Catalog.aws()).purpose(purpose);
            List<PolicySet> sets = new ArrayList<>(writer.role(template, GeneratedTemplate.facts()));
            sets.addAll(writer.role(template, PolicyFacts.none()));
            sets.addAll(writer.user(template, GeneratedTemplate.facts()));
            sets.forEach(DocumentForm::check);
        }
    }

    private static PolicySet role(ExperimentTemplate template, PolicyFacts facts) {
        return PolicyWriter.of(Catalog.aws()).role(template, facts).get(0);
    }

    private static Set<String> named(PolicySet set) {
        Set<String> names = new TreeSet<>();
        for (PolicyDocument document : set.documents()) {
            JsonArray statements =
                    (JsonArray) Objects.requireNonNull(document.json().get("Statement"));
            statements.items().forEach(statement -> names.addAll(((JsonObject) statement).strings("Action")));
        }
        return names;
    }

    /** By the user guide, beside the catalogue's list: what a parameter, a document or a stream makes needed. */
    private static Set<String> needed(ActionDescriptor descriptor, ExperimentTemplate template) {
        Set<String> needed = new TreeSet<>(descriptor.permissions());
        Map<String, String> parameters = action(template).parameters();
        if (descriptor.id().equals("aws:ec2:stop-instances")
                && !parameters.containsKey("startInstancesAfterDuration")) {
            needed.removeAll(List.of("ec2:StartInstances", "kms:CreateGrant"));
        }
        if (parameters.getOrDefault("documentArn", "").endsWith("-Sources")) {
            needed.addAll(List.of("ec2:DescribeInstances", "ec2:DescribeSubnets"));
        }
        if (descriptor.id().startsWith("aws:kinesis:")) {
            needed.add("kinesis:DescribeStreamSummary");
        }
        return needed;
    }

    private static Set<Calls> calls(ActionDescriptor descriptor, ExperimentTemplate template) {
        Set<Calls> calls = new LinkedHashSet<>();
        for (String permission : needed(descriptor, template)) {
            List<Calls> known = Calls.of(permission, descriptor.id());
            assertThat(known)
                    .as("calls of %s for %s", permission, descriptor.id())
                    .isNotEmpty();
            calls.addAll(known);
        }
        if (!action(template).parameters().containsKey("documentParameters")) {
            calls.removeIf(call -> call.permission().equals("iam:PassRole"));
        }
        return calls;
    }

    private static List<Place> places(Calls call, ExperimentTemplate template, String account, String region) {
        Target target = target(template);
        Map<String, String> tags = target.resourceTags();
        List<String> victims = target.resourceType().isEmpty() || !call.isOnVictims()
                ? List.of()
                : GeneratedTemplate.victims(target.resourceType(), account, region);
        return victims.isEmpty()
                ? List.of(new Place(account, region, null, tags))
                : victims.stream()
                        .map(victim -> new Place(account, region, victim, tags))
                        .toList();
    }

    private static Place with(Place place, @Nullable String victim, Map<String, String> tags) {
        return new Place(place.account(), place.region(), victim, tags);
    }

    private static Action action(ExperimentTemplate template) {
        return Objects.requireNonNull(template.actions().get("act"));
    }

    private static Target target(ExperimentTemplate template) {
        return template.targets().getOrDefault("victims", Target.builder().build());
    }
}
