package io.github.fis4j.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.policy.PolicyNote.Kind;
import io.github.fis4j.template.ExperimentOptions;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.StopCondition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyWriterTest {
    private static final PolicyFacts FACTS = GeneratedTemplate.facts();
    private static final String INSTANCE = "arn:aws:ec2:eu-west-1:111122223333:instance/i-1";

    @Test
    void actionThatNeedsNothing_givesNoDocumentAndIsTold() {
        ExperimentTemplate template = ExperimentTemplate.builder("x")
                .action("w", a -> a.id("aws:fis:wait").parameter("duration", "PT1M"))
                .build();

        PolicySet role = role(template);

        assertThat(role.documents()).isEmpty();
        assertThat(role.notes())
                .containsExactly(new PolicyNote(Kind.NO_PERMISSION, "action w needs no IAM permission."));
    }

    @Test
    void unfilledTagOrTagsThatDifferInCaseOnly_doNotNarrow() {
        ExperimentTemplate template = reboot(ExperimentTemplate.builder("x")
                .target(
                        "t",
                        t -> t.resourceType("aws:ec2:instance")
                                .tag("env", "${env}")
                                .tag("Team", "a")
                                .tag("team", "b")
                                .tag("two words", "c")));

        assertThat(Iam.of(role(template).documents())
                        .allows(new Iam.Request("ec2:RebootInstances", INSTANCE, Map.of())))
                .isTrue();
        assertThat(reason(role(template), "ec2:RebootInstances").wide()).contains("could narrow");
    }

    @Test
    void emptyListOfArns_isWideInsteadOfEmpty() {
        ExperimentTemplate template = reboot(ExperimentTemplate.builder("x")
                .target("t", t -> t.resourceType("aws:ec2:instance").arns(List.of())));

        assertThat(Iam.of(role(template).documents())
                        .allows(new Iam.Request("ec2:RebootInstances", INSTANCE, Map.of())))
                .isTrue();
    }

    @Test
    void placeholdersInArns_becomeWhatIsKnown() {
        ExperimentTemplate template = reboot(ExperimentTemplate.builder("x")
                .target(
                        "t",
                        t -> t.resourceType("aws:ec2:instance")
                                .arn("arn:aws:ec2:${AWS::Region}:${AWS::AccountId}:instance/i-1")));
        Iam iam = Iam.of(role(template).documents());

        assertThat(iam.allows(new Iam.Request("ec2:RebootInstances", INSTANCE, Map.of())))
                .isTrue();
        assertThat(iam.allows(new Iam.Request("ec2:RebootInstances", INSTANCE + "2", Map.of())))
                .isFalse();
        assertThat(role(template).documents().get(0).text()).doesNotContain("${");
    }

    @Test
    void actionOfOthers_isAllowedWhatItSaysOnEverything() {
        Catalog catalog = Catalog.of(
                List.of(ActionDescriptor.builder("own:queue:drop")
                        .permissions("sqs:PurgeQueue")
                        .build()),
                List.of());
        ExperimentTemplate template = ExperimentTemplate.builder("x")
                .action("drop", a -> a.id("own:queue:drop"))
                .build();

        PolicySet role = PolicyWriter.of(catalog).role(template, FACTS).get(0);

        assertThat(Iam.of(role.documents()).allows(new Iam.Request("sqs:PurgeQueue", "*", Map.of())))
                .isTrue();
        assertThat(reason(role, "sqs:PurgeQueue").wide()).contains("it is not known");
    }

    @Test
    void unknownAction_isTold() {
        ExperimentTemplate template = ExperimentTemplate.builder("x")
                .action("melt", a -> a.id("aws:ec2:melt"))
                .build();

        assertThat(role(template).notes())
                .anyMatch(note ->
                        note.kind() == Kind.UNKNOWN_ACTION && note.text().contains("aws:ec2:melt"));
    }

    @Test
    void wideGrant_swallowsNarrowOnesOfThePermission() {
        ExperimentTemplate template = reboot(ExperimentTemplate.builder("x")
                        .target("t", t -> t.resourceType("aws:ec2:instance"))
                        .target("u", t -> t.resourceType("aws:ec2:instance").arn(INSTANCE)))
                .toBuilder()
                .action("b", a -> a.id("aws:ec2:reboot-instances").target("Instances", "u"))
                .build();

        assertThat(role(template).documents().get(0).text()).doesNotContain("i-1");
    }

    @Test
    void tablesOfWeakConsistencyOnly_needNoErrorInjection() {
        ExperimentTemplate template = ExperimentTemplate.builder("x")
                .target(
                        "t",
                        t -> t.resourceType("aws:dynamodb:global-table")
                                .tag("a", "b")
                                .filter("MultiRegionConsistency", "EVENTUAL"))
                .action(
                        "p",
                        a -> a.id("aws:dynamodb:global-table-pause-replication")
                                .target("Tables", "t")
                                .parameter("duration", "PT5M"))
                .build();

        assertThat(role(template).reasons())
                .extracting(PolicyReason::permission)
                .contains("dynamodb:PutResourcePolicy")
                .doesNotContain("dynamodb:InjectError");
    }

    @Test
    void rolesOfTargetAccounts_areTheOnlyOnesThatMayBeAssumed() {
        ExperimentTemplate template = reboot(ExperimentTemplate.builder("x")
                .experimentOptions(new ExperimentOptions("multi-account", null, JsonObject.empty()))
                .target("t", t -> t.resourceType("aws:ec2:instance").tag("a", "b")));
        String role = "arn:aws:iam::444455556666:role/target";
        List<PolicySet> sets = PolicyWriter.of(Catalog.aws()).role(template, FACTS.targetRoleArns(List.of(role)));
        Iam own = Iam.of(sets.get(0).documents());
        Iam there = Iam.of(sets.get(1).documents());
        Map<String, List<String>> tagged = Map.of("aws:ResourceTag/a", List.of("b"));

        assertThat(sets).extracting(PolicySet::name).containsExactly("role", "target-role");
        assertThat(own.allows(new Iam.Request("sts:AssumeRole", role, Map.of())))
                .isTrue();
        assertThat(own.allows(new Iam.Request("sts:AssumeRole", role + "2", Map.of())))
                .isFalse();
        assertThat(own.allows(new Iam.Request("ec2:RebootInstances", INSTANCE, tagged)))
                .isFalse();
        assertThat(there.allows(new Iam.Request(
                        "ec2:RebootInstances", INSTANCE.replace("111122223333", "444455556666"), tagged)))
                .isTrue();
        assertThat(there.allows(new Iam.Request("ec2:RebootInstances", INSTANCE, tagged)))
                .isFalse();
    }

    @Test
    void trustPolicy_keepsOtherAccountsOutWhereTheAccountIsKnown() {
        ExperimentTemplate template = ExperimentTemplate.builder("x").build();
        PolicyWriter writer = PolicyWriter.of(Catalog.aws());

        assertThat(writer.trust(template, FACTS).get(0).documents().get(0).text())
                .contains("aws:SourceAccount", "arn:aws:fis:eu-west-1:111122223333:experiment/*");
        assertThat(writer.trust(template, PolicyFacts.none()).get(0).notes())
                .anyMatch(note -> note.kind() == Kind.UNKNOWN);
        assertThat(writer.purpose(PolicyPurpose.ENGINE).trust(template, FACTS)).isEmpty();
    }

    @Test
    void engineWithARole_identityOnlyAssumesItAndWatches_theRoleDoesTheRest() {
        String role = "arn:aws:iam::111122223333:role/fis";
        ExperimentTemplate template = reboot(ExperimentTemplate.builder("x")
                .roleArn(role)
                .stopCondition(StopCondition.alarm("arn:aws:cloudwatch:eu-west-1:111122223333:alarm:a"))
                .target("t", t -> t.resourceType("aws:ec2:instance").tag("a", "b")));
        PolicyWriter engine = PolicyWriter.of(Catalog.aws()).purpose(PolicyPurpose.ENGINE);

        List<PolicySet> sets = engine.role(template, FACTS);

        assertThat(sets).extracting(PolicySet::name).containsExactly("identity", "role");
        Iam identity = Iam.of(sets.get(0).documents());
        Iam assumed = Iam.of(sets.get(1).documents());
        assertThat(identity.allows(new Iam.Request("sts:AssumeRole", role, Map.of())))
                .isTrue();
        assertThat(identity.allows(new Iam.Request("sts:AssumeRole", role + "2", Map.of())))
                .isFalse();
        assertThat(identity.allows(new Iam.Request(
                        "cloudwatch:DescribeAlarms", "*", Map.of("aws:RequestedRegion", List.of("eu-west-1")))))
                .isTrue();
        Map<String, List<String>> tagged = Map.of("aws:ResourceTag/a", List.of("b"));
        assertThat(identity.allows(new Iam.Request("ec2:RebootInstances", INSTANCE, tagged)))
                .isFalse();
        assertThat(assumed.allows(new Iam.Request("ec2:RebootInstances", INSTANCE, tagged)))
                .isTrue();
        assertThat(assumed.allows(new Iam.Request("sts:AssumeRole", role, Map.of())))
                .isFalse();
    }

    @Test
    void engineWithARole_roleTrustsTheAccountForSessionsOfRuns() {
        ExperimentTemplate template = ExperimentTemplate.builder("x")
                .roleArn("arn:aws:iam::111122223333:role/fis")
                .build();
        PolicyWriter engine = PolicyWriter.of(Catalog.aws()).purpose(PolicyPurpose.ENGINE);

        assertThat(engine.trust(template, FACTS).get(0).documents().get(0).text())
                .contains("arn:aws:iam::111122223333:root", "sts:RoleSessionName", "EXP*")
                .doesNotContain("fis.amazonaws.com");
        assertThat(engine.trust(template, PolicyFacts.none()).get(0).documents())
                .isEmpty();
    }

    @Test
    void engineAsCaller_identityDoesEverything_andNobodyIsTrusted() {
        ExperimentTemplate template = reboot(ExperimentTemplate.builder("x")
                .roleArn("arn:aws:iam::111122223333:role/fis")
                .target("t", t -> t.resourceType("aws:ec2:instance").tag("a", "b")));
        PolicyWriter caller = PolicyWriter.of(Catalog.aws()).purpose(PolicyPurpose.ENGINE_AS_CALLER);

        List<PolicySet> sets = caller.role(template, FACTS);

        assertThat(sets).extracting(PolicySet::name).containsExactly("identity");
        assertThat(Iam.of(sets.get(0).documents())
                        .allows(new Iam.Request(
                                "ec2:RebootInstances", INSTANCE, Map.of("aws:ResourceTag/a", List.of("b")))))
                .isTrue();
        assertThat(caller.trust(template, FACTS)).isEmpty();
    }

    private static ExperimentTemplate reboot(ExperimentTemplate.Builder template) {
        return template.action("a", a -> a.id("aws:ec2:reboot-instances").target("Instances", "t"))
                .build();
    }

    private static PolicySet role(ExperimentTemplate template) {
        return PolicyWriter.of(Catalog.aws()).role(template, FACTS).get(0);
    }

    private static PolicyReason reason(PolicySet set, String permission) {
        return set.reasons().stream()
                .filter(reason -> reason.permission().equals(permission))
                .findFirst()
                .orElseThrow();
    }
}
