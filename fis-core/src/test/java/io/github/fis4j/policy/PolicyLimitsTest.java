package io.github.fis4j.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonWriter;
import io.github.fis4j.policy.PolicyNote.Kind;
import io.github.fis4j.template.ExperimentTemplate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Policies that are too long for one document. */
class PolicyLimitsTest {
    private static final PolicyFacts FACTS = GeneratedTemplate.facts();

    @Test
    void hundredActions_areSplitIntoDocumentsWithinTheLimitThatAllowTheSame() {
        ExperimentTemplate template = instances(100, 5);
        PolicySet split = role(template);
        PolicyDocument whole = new Splitter(new Sids(Knowledge.aws()), Integer.MAX_VALUE)
                .documents("whole", Statements.of(grants(template)))
                .get(0);

        assertThat(whole.size()).isGreaterThan(IamLimits.MANAGED_POLICY);
        assertThat(split.documents())
                .hasSizeBetween(2, IamLimits.ATTACHED)
                .allMatch(document -> document.size() <= IamLimits.MANAGED_POLICY);
        assertThat(pairs(split.documents())).isEqualTo(pairs(List.of(whole)));
        assertThat(split.fits()).isTrue();
        assertThat(split.notes())
                .anyMatch(note -> note.kind() == Kind.LIMIT && note.text().contains("attach every"));
    }

    @Test
    void splitDocuments_haveNamesAndSidsOnce() {
        PolicySet split = role(instances(100, 5));
        List<String> sids = split.documents().stream()
                .flatMap(PolicyLimitsTest::statements)
                .map(statement -> Objects.requireNonNull(statement.string("Sid")))
                .toList();

        assertThat(split.documents()).extracting(PolicyDocument::name).doesNotHaveDuplicates();
        assertThat(sids).doesNotHaveDuplicates().allMatch(sid -> sid.matches("[A-Za-z0-9]+"));
    }

    @Test
    void sameTemplate_givesTheSameBytes() {
        assertThat(role(instances(100, 5))).isEqualTo(role(instances(100, 5)));
        assertThat(texts(role(instances(100, 5)))).isEqualTo(texts(role(instances(100, 5))));
    }

    @Test
    void moreDocumentsThanARoleTakes_areTold() {
        PolicySet set = role(instances(400, 5));

        assertThat(set.documents()).hasSizeGreaterThan(IamLimits.ATTACHED);
        assertThat(set.fits()).isFalse();
        assertThat(set.notes())
                .anyMatch(note -> note.kind() == Kind.LIMIT && note.text().contains("higher quota"));
    }

    @Test
    void oneResourceThatIsTooLong_isTold() {
        ExperimentTemplate template = ExperimentTemplate.builder("long")
                .target("t", t -> t.resourceType("aws:ec2:instance").arn(instance("i-" + "0".repeat(7_000))))
                .action("a", a -> a.id("aws:ec2:reboot-instances").target("Instances", "t"))
                .build();

        PolicySet set = role(template);

        assertThat(set.fits()).isFalse();
        assertThat(set.notes())
                .anyMatch(note -> note.kind() == Kind.LIMIT && note.text().contains("too long already"));
    }

    private static PolicySet role(ExperimentTemplate template) {
        return PolicyWriter.of(Catalog.aws()).role(template, FACTS).get(0);
    }

    private static List<Grant> grants(ExperimentTemplate template) {
        Needs needs = new Needs(Knowledge.aws(), Catalog.aws(), template);
        needs.addActions(Needs.Runner.SERVICE);
        Narrowing narrowing = new Narrowing(Knowledge.aws(), template, FACTS);
        return needs.all().stream()
                .flatMap(need -> narrowing.grants(need).stream())
                .toList();
    }

    /** Every other action is on tagged instances of its own, the rest on listed ones. */
    private static ExperimentTemplate instances(int actions, int arnsEach) {
        ExperimentTemplate.Builder template = ExperimentTemplate.builder("large");
        for (int i = 0; i < actions; i++) {
            String name = "t" + i;
            int number = i;
            template.target(name, target -> {
                target.resourceType("aws:ec2:instance");
                if (number % 2 == 0) {
                    target.tag("group", "g" + number);
                }
                for (int arn = 0; number % 2 == 1 && arn < arnsEach; arn++) {
                    target.arn(instance("i-" + number + "-" + arn));
                }
            });
            String id = i % 3 == 0 ? "aws:ec2:reboot-instances" : "aws:ec2:terminate-instances";
            template.action("a" + i, action -> action.id(id).target("Instances", name));
        }
        return template.build();
    }

    private static String instance(String id) {
        return "arn:aws:ec2:eu-west-1:111122223333:instance/" + id;
    }

    private static List<String> texts(PolicySet set) {
        return set.documents().stream().map(PolicyDocument::text).toList();
    }

    private static Stream<JsonObject> statements(PolicyDocument document) {
        return ((JsonArray) Objects.requireNonNull(document.json().get("Statement")))
                .items().stream().map(JsonObject.class::cast);
    }

    /** {@return what is allowed, each action on each resource under its conditions} */
    private static Set<List<String>> pairs(Collection<PolicyDocument> documents) {
        Set<List<String>> pairs = new HashSet<>();
        documents.stream()
                .flatMap(PolicyLimitsTest::statements)
                .forEach(statement -> statement
                        .strings("Action")
                        .forEach(action -> statement
                                .strings("Resource")
                                .forEach(resource -> pairs.add(List.of(
                                        action, resource, JsonWriter.compact(statement.object("Condition")))))));
        return pairs;
    }
}
