package io.github.fis4j.outline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.outline.Quota.Kind;
import io.github.fis4j.outline.Quota.Standing;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.StopCondition;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What would be hit, what stays, what it costs, and how near it comes to the quotas. */
class ExperimentOutlineTest {
    private static final String INSTANCE = "aws:ec2:instance";

    @Test
    void SEL_08_listedResources_areCounted_howeverTheyAreSelected() {
        assertThat(reach(SelectionMode.ALL, 3)).isEqualTo(exactly(3));
        assertThat(reach(SelectionMode.count(2), 3)).isEqualTo(exactly(2));
        assertThat(reach(SelectionMode.count(9), 3)).isEqualTo(exactly(3));
        assertThat(reach(SelectionMode.percent(50), 5)).isEqualTo(exactly(2));
        assertThat(reach(SelectionMode.percent(5), 4)).isEqualTo(exactly(0));
    }

    private static Reach reach(SelectionMode mode, int arns) {
        ExperimentOutline outline = outline(template()
                .target("t", t -> {
                    t.resourceType(INSTANCE).selection(mode);
                    IntStream.range(0, arns).forEach(i -> t.arn(arn(i)));
                })
                .action("a", a -> a.id("aws:ec2:reboot-instances").target("Instances", "t")));
        return outline.targets().get(0).reach();
    }

    @Test
    void QUO_01_taggedResources_areBoundedByTheSelectionAndTheLargestQuotaOfTheirActions() {
        ExperimentOutline outline = outline(template()
                .target("some", t -> t.resourceType(INSTANCE).tag("a", "b").selection(SelectionMode.count(3)))
                .target("half", t -> t.resourceType(INSTANCE).tag("a", "b").selection(SelectionMode.percent(50)))
                .target("all", t -> t.resourceType(INSTANCE).tag("a", "b"))
                .target("unused", t -> t.resourceType(INSTANCE).tag("a", "b"))
                .action("1", a -> a.id("aws:ec2:reboot-instances").target("Instances", "some"))
                .action("2", a -> a.id("aws:ec2:reboot-instances").target("Instances", "half"))
                .action("3", a -> a.id("aws:ec2:reboot-instances").target("Instances", "all"))
                .action("4", a -> a.id("aws:ec2:terminate-instances").target("Instances", "all")));

        assertThat(outline.targets())
                .extracting(TargetOutline::reach)
                .containsExactly(
                        new Reach(OptionalLong.of(3), false, 100, OptionalLong.empty()),
                        new Reach(OptionalLong.empty(), false, 50, OptionalLong.of(600)),
                        new Reach(OptionalLong.empty(), false, 100, OptionalLong.of(600)),
                        new Reach(OptionalLong.empty(), false, 100, OptionalLong.empty()));
        assertThat(outline.targets())
                .extracting(TargetOutline::actions)
                .containsExactly(List.of("1"), List.of("2"), List.of("3", "4"), List.of());
        assertThat(outline.resourceTypes())
                .containsExactly(new TypeOutline(
                        INSTANCE,
                        new Reach(OptionalLong.empty(), false, 100, OptionalLong.of(1_203)),
                        List.of("some", "half", "all")));
    }

    @Test
    void blastRadius_ofTargetsThatListTheSameResources_countsThemOnce() {
        ExperimentOutline outline = outline(template()
                .target("one", t -> t.resourceType(INSTANCE).arn(arn(1)).arn(arn(2)))
                .target("two", t -> t.resourceType(INSTANCE).arn(arn(2)).arn(arn(3)))
                .target("any", t -> t.resourceType(INSTANCE).tag("a", "b").selection(SelectionMode.count(2)))
                .action("1", a -> a.id("aws:ec2:reboot-instances").target("Instances", "one"))
                .action("2", a -> a.id("aws:ec2:reboot-instances").target("Instances", "two")));
        assertThat(outline.resourceTypes()).extracting(TypeOutline::reach).containsExactly(exactly(3));

        ExperimentOutline more = outline(outline.template().toBuilder()
                .action("3", a -> a.id("aws:ec2:reboot-instances").target("Instances", "any")));
        assertThat(more.resourceTypes())
                .extracting(TypeOutline::reach)
                .containsExactly(new Reach(OptionalLong.of(5), false, 100, OptionalLong.empty()));
    }

    @Test
    void twoSharesOfAType_mayBeDifferentShares_andAddUp() {
        assertThat(percent(50, 30)).isEqualTo(80);
        assertThat(percent(50, 60)).isEqualTo(100);
    }

    private static int percent(int one, int other) {
        ExperimentOutline outline = outline(template()
                .target("one", t -> t.resourceType(INSTANCE).tag("a", "b").selection(SelectionMode.percent(one)))
                .target("two", t -> t.resourceType(INSTANCE).tag("a", "b").selection(SelectionMode.percent(other)))
                .action(
                        "1",
                        a -> a.id("acme:not:known").target("Instances", "one").target("More", "two")));
        return outline.resourceTypes().get(0).reach().percent();
    }

    @Test
    void targetThatAnUnknownActionHits_hasNoQuota_whateverElseHitsIt() {
        ExperimentOutline outline = outline(template()
                .target("t", t -> t.resourceType(INSTANCE).tag("a", "b"))
                .action("1", a -> a.id("aws:ec2:reboot-instances").target("Instances", "t"))
                .action("2", a -> a.id("acme:not:known").target("Instances", "t")));

        assertThat(outline.targets().get(0).reach().worst()).isEmpty();
    }

    @Test
    void TGT_03_targetsThatMayChooseTheSameResource_areTold() {
        ExperimentOutline outline = outline(template()
                .target("listed", t -> t.resourceType(INSTANCE).arn(arn(1)).arn(arn(2)))
                .target("listedToo", t -> t.resourceType(INSTANCE).arn(arn(2)).arn(arn(3)))
                .target("another", t -> t.resourceType(INSTANCE).arn(arn(4)))
                .target(
                        "oneOfThree",
                        t -> t.resourceType(INSTANCE).arn(arn(2)).arn(arn(5)).selection(SelectionMode.count(1)))
                .target("blue", t -> t.resourceType(INSTANCE).tag("colour", "blue"))
                .target(
                        "green",
                        t -> t.resourceType(INSTANCE).tag("colour", "green").tag("x", "y"))
                .target("spot", t -> t.resourceType("aws:ec2:spot-instance").tag("colour", "blue"))
                .target("table", t -> t.resourceType("aws:rds:db").tag("colour", "blue"))
                .target("none", t -> t.resourceType(INSTANCE).arns(List.of()))
                .target("unused", t -> t.resourceType(INSTANCE).tag("colour", "blue"))
                .action(
                        "1",
                        a -> a.id("x")
                                .target("1", "listed")
                                .target("2", "listedToo")
                                .target("3", "another"))
                .action(
                        "2",
                        a -> a.id("x")
                                .target("1", "oneOfThree")
                                .target("2", "blue")
                                .target("3", "green"))
                .action(
                        "3",
                        a -> a.id("x").target("1", "spot").target("2", "table").target("3", "none")));

        assertThat(outline.shared().complete()).isTrue();
        assertThat(outline.shared().items())
                .extracting(shared -> shared.one() + "+" + shared.other() + (shared.certain() ? "!" : ""))
                .containsExactly(
                        "listed+listedToo!",
                        "listed+oneOfThree",
                        "listed+blue",
                        "listed+green",
                        "listed+spot",
                        "listedToo+oneOfThree",
                        "listedToo+blue",
                        "listedToo+green",
                        "listedToo+spot",
                        "another+blue",
                        "another+green",
                        "another+spot",
                        "oneOfThree+blue",
                        "oneOfThree+green",
                        "oneOfThree+spot",
                        "blue+spot");
    }

    @Test
    void manyTargetsThatMayShare_areToldInPart_andThatItIsAPart() {
        ExperimentTemplate.Builder template = template();
        IntStream.range(0, 2_000)
                .forEach(i -> template.target(
                                "t" + i, t -> t.resourceType(INSTANCE).tag("a", "b"))
                        .action("a" + i, a -> a.id("aws:ec2:reboot-instances").target("Instances", "t" + i)));

        ExperimentOutline outline = outline(template);

        assertThat(outline.shared().items()).hasSize(200);
        assertThat(outline.shared().complete()).isFalse();
        assertThat(outline.overlaps().items()).hasSize(200);
        assertThat(outline.overlaps().complete()).isFalse();
    }

    @Test
    void aftermath_isUndone_stays_depends_orCannotBeTakenBack() {
        ExperimentOutline outline = outline(template()
                .target("t", t -> t.resourceType(INSTANCE).tag("a", "b"))
                .target("u", t -> t.resourceType(INSTANCE).tag("a", "c"))
                .action("wait", a -> a.id("aws:fis:wait").parameter("duration", "PT1M"))
                .action(
                        "undone",
                        a -> a.id("aws:ec2:stop-instances")
                                .parameter("startInstancesAfterDuration", "PT1M")
                                .target("Instances", "t"))
                .action("stays", a -> a.id("aws:ec2:stop-instances").target("Instances", "t"))
                .action("gone", a -> a.id("aws:ec2:terminate-instances").target("Instances", "t"))
                .action(
                        "command",
                        a -> a.id("aws:ssm:send-command")
                                .parameter("duration", "PT1M")
                                .target("Instances", "u"))
                .action("runbook", a -> a.id("aws:ssm:start-automation-execution"))
                .action("stranger", a -> a.id("acme:not:known").target("Things", "u")));

        assertThat(outline.actions())
                .extracting(ActionOutline::aftermath)
                .containsExactly(
                        Aftermath.NO_EFFECT,
                        Aftermath.UNDONE,
                        Aftermath.STAYS,
                        Aftermath.IRREVERSIBLE,
                        Aftermath.DEPENDS,
                        Aftermath.DEPENDS,
                        Aftermath.UNKNOWN);
        assertThat(outline.actions().get(1).rollback()).contains("started");
        assertThat(outline.lasting())
                .containsExactly(
                        new LastingChange("t", INSTANCE, Aftermath.IRREVERSIBLE, List.of("stays", "gone")),
                        new LastingChange("u", INSTANCE, Aftermath.DEPENDS, List.of("command")),
                        new LastingChange("", "", Aftermath.DEPENDS, List.of("runbook")));
    }

    @Test
    void cost_isInActionMinutesRoundedToTheNearest_withoutWhatNobodyKnows() {
        ExperimentTemplate template = template()
                .action("a", a -> a.id("aws:fis:wait").parameter("duration", "PT20M"))
                .action("b", a -> a.id("aws:fis:wait").parameter("duration", "PT1M29S"))
                .action("c", a -> a.id("aws:fis:wait").parameter("duration", "PT1M30S"))
                .action("instant", a -> a.id("aws:ec2:reboot-instances"))
                .action(
                        "deadline",
                        a -> a.id("aws:ssm:start-automation-execution").parameter("maxDuration", "PT10M"))
                .action("unknown", a -> a.id("acme:not:known"))
                .build();

        Cost cost = outline(template.toBuilder()).cost();

        assertThat(cost.atLeast()).isEqualTo(23);
        assertThat(cost.atMost()).isEqualTo(33);
        assertThat(cost.unknown()).containsExactly("unknown");
        assertThat(cost.amountAtLeast()).isEqualByComparingTo("2.30");
        assertThat(cost.amountAtMost()).isEqualByComparingTo("3.30");
        Price own = new Price(new BigDecimal("0.12"), "USD", LocalDate.of(2026, 1, 1), "a contract");
        assertThat(ExperimentOutline.of(template, Catalog.aws(), own).cost().amountAtLeast())
                .isEqualByComparingTo("2.76");
        assertThat(ExperimentOutline.of(template, Catalog.aws(), null).cost())
                .extracting(Cost::price, Cost::amountAtLeast, Cost::amountAtMost)
                .containsOnlyNulls();
    }

    @Test
    void quotas_areToldWithWhatIsNeeded_withinOpenOrExceeded() {
        ExperimentTemplate.Builder template = template()
                .stopCondition(StopCondition.alarm("arn:aws:cloudwatch:eu-west-1:111122223333:alarm:a"))
                .target("t", t -> t.resourceType(INSTANCE).tag("a", "b"))
                .target("few", t -> t.resourceType(INSTANCE).tag("a", "b").selection(SelectionMode.count(401)))
                .target("listed", t -> t.resourceType(INSTANCE).arn(arn(1)).arn(arn(2)))
                .action("listed", a -> a.id("aws:ec2:stop-instances").target("Instances", "listed"))
                .action("all", a -> a.id("aws:ec2:stop-instances").target("Instances", "t"))
                .action("few", a -> a.id("aws:ec2:stop-instances").target("Instances", "few"))
                .action("fewer", a -> a.id("aws:ec2:reboot-instances").target("Instances", "few"))
                .action("long", a -> a.id("aws:fis:wait").parameter("duration", "PT12H1S"));
        IntStream.range(0, 16)
                .forEach(i -> template.action("w" + i, a -> a.id("aws:fis:wait").parameter("duration", "PT1H")));

        assertThat(outline(template).quotas())
                .containsExactly(
                        quota(Kind.ACTIONS, "", 21, 21, 20),
                        quota(Kind.PARALLEL_ACTIONS, "", 21, 21, 10),
                        quota(Kind.EXPERIMENT_DURATION, "", 43_201, 43_201, 43_200),
                        quota(Kind.ACTION_DURATION, "long", 43_201, 43_201, 43_200),
                        quota(Kind.STOP_CONDITIONS, "", 1, 1, 5),
                        quota(Kind.ARNS_PER_TARGET, "listed", 2, 2, 5),
                        new Quota(Kind.TARGETS_PER_ACTION, "all", 0, OptionalLong.empty(), 400),
                        quota(Kind.TARGETS_PER_ACTION, "few", 0, 401, 400),
                        quota(Kind.TARGETS_PER_ACTION, "fewer", 0, 401, 600));
        assertThat(outline(template).quotas())
                .extracting(Quota::standing)
                .containsExactly(
                        Standing.EXCEEDED,
                        Standing.EXCEEDED,
                        Standing.EXCEEDED,
                        Standing.EXCEEDED,
                        Standing.WITHIN,
                        Standing.WITHIN,
                        Standing.OPEN,
                        Standing.OPEN,
                        Standing.WITHIN);
    }

    @Test
    void quotaOfWhichFourFifthsAreNeeded_isNear() {
        assertThat(List.of(7, 8, 10, 11))
                .extracting(most -> quota(Kind.ACTIONS, "", 0, most, 10).standing())
                .containsExactly(Standing.WITHIN, Standing.NEAR, Standing.NEAR, Standing.OPEN);
    }

    @Test
    void outlineOfTheSameTemplate_isTheSame() {
        ExperimentTemplate.Builder template = template()
                .target("t", t -> t.resourceType(INSTANCE).tag("a", "b"))
                .action("a", a -> a.id("aws:ec2:stop-instances").target("Instances", "t"))
                .action("b", a -> a.id("aws:ec2:reboot-instances").target("Instances", "t"));

        assertThat(outline(template)).isEqualTo(outline(template));
        assertThat(outline(template).timeline().length()).isEqualTo(Window.exactly(Duration.ZERO));
    }

    private static Quota quota(Kind kind, String subject, long least, long most, long quota) {
        return new Quota(kind, subject, least, OptionalLong.of(most), quota);
    }

    private static Reach exactly(long count) {
        return new Reach(OptionalLong.of(count), true, 100, OptionalLong.empty());
    }

    private static String arn(int number) {
        return "arn:aws:ec2:eu-west-1:111122223333:instance/i-0000000000000000" + number;
    }

    private static ExperimentTemplate.Builder template() {
        return ExperimentTemplate.builder("d");
    }

    private static ExperimentOutline outline(ExperimentTemplate.Builder template) {
        return ExperimentOutline.of(template.build(), Catalog.aws());
    }
}
