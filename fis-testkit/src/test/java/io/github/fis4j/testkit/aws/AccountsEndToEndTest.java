package io.github.fis4j.testkit.aws;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fis4j.aws.AwsFis;
import io.github.fis4j.engine.ExperimentEngine;
import io.github.fis4j.engine.InvalidTemplateException;
import io.github.fis4j.engine.RunOptions;
import io.github.fis4j.event.ExperimentEvent.ExperimentAccepted;
import io.github.fis4j.event.ExperimentEvent.UndoIntended;
import io.github.fis4j.journal.InMemoryJournal;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.model.TargetAccount;
import io.github.fis4j.model.Verdict;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.testkit.EventRecorder;
import io.github.fis4j.testkit.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Runs that assume roles, in one account and across several. */
@Timeout(30)
class AccountsEndToEndTest {
    private static final String HOME = "111122223333";
    private static final String HOME_ROLE = "arn:aws:iam::" + HOME + ":role/fis";
    private static final String FIRST = "222233334444";
    private static final String SECOND = "333344445555";

    private final VirtualTime time = VirtualTime.create();
    private final FakeAws aws = FakeAws.on(time);
    private final FakeAws first = aws.account(FIRST);
    private final FakeAws second = aws.account(SECOND);
    private final EventRecorder recorder = EventRecorder.create();

    @AfterEach
    void close() {
        time.close();
    }

    @Test
    void IAM_02_roleOfTheTemplate_isAssumed_withTheExperimentAsItsSession() throws Exception {
        aws.iam().role("fis", role -> role.externalId("agreed"));
        String id = aws.ec2().instances(1, Tag.of("chaos", "yes")).get(0);

        ExperimentReport report = run(oneAccount(), RunOptions.builder(), module -> module.externalId("agreed"));

        assertThat(report).withTimeline(recorder).completed().undid("stop").nothingLeft();
        assertThat(principal(report)).isEqualTo("arn:aws:sts::" + HOME + ":assumed-role/fis/" + report.runId());
        assertThat(aws.ec2().stateOf(id)).isEqualTo("running");
        assertThat(aws.sts().calls("AssumeRole")).isEqualTo(1);
    }

    @Test
    void IAM_01_roleThatMayNotBeAssumed_failsTheRunBeforeAnyChange_andSaysWhatToDo() throws Exception {
        aws.iam().role("fis", role -> role.trusts("arn:aws:iam::" + HOME + ":role/another"));
        aws.ec2().instances(1, Tag.of("chaos", "yes"));

        ExperimentReport report = run(oneAccount(), RunOptions.builder(), module -> {});

        assertThat(report).failed();
        ExperimentError error = Objects.requireNonNull(report.error());
        assertThat(error.code()).isEqualTo(ErrorCode.AUTHORIZATION_FAILURE);
        assertThat(error.message())
                .contains(HOME_ROLE)
                .contains("could not be assumed")
                .contains("withoutRoles()");
        assertThat(aws.ec2().calls("StopInstances")).isZero();
    }

    @Test
    void longHold_assumesTheRoleAgain_beforeItsCredentialsExpire() throws Exception {
        String id = aws.ec2().instances(1, Tag.of("chaos", "yes")).get(0);
        ExperimentTemplate template = oneAccount("PT5H");

        ExperimentReport report = run(template, RunOptions.builder(), module -> {});

        assertThat(report).completed().undid("stop").nothingLeft();
        assertThat(aws.ec2().stateOf(id)).isEqualTo("running");
        assertThat(aws.sts().calls("AssumeRole")).isEqualTo(2);
    }

    @Test
    void oneTargetAccount_isHitAndPutBackThere_andNothingElse() throws Exception {
        String id = first.ec2().instances(1, Tag.of("chaos", "yes")).get(0);
        String mine = aws.ec2().instances(1, Tag.of("chaos", "yes")).get(0);

        ExperimentReport report = run(severalAccounts(), options(FIRST), module -> {});

        assertThat(report)
                .withTimeline(recorder)
                .completed()
                .hit("stop", 1)
                .undid("stop")
                .nothingLeft();
        assertThat(states(first, id)).containsExactly("running", "stopping", "stopped", "pending", "running");
        assertThat(states(aws, mine)).containsExactly("running");
        assertThat(undoPlaces()).containsOnly(FIRST);
    }

    @Test
    void ACC_03_targetRoles_areAssumedByTheRoleOfTheTemplate_withTheExperimentAsExternalId() throws Exception {
        for (FakeAws account : List.of(first, second)) {
            account.iam().role("target", role -> role.trusts(HOME_ROLE));
            account.ec2().instances(2, Tag.of("chaos", "yes"));
        }

        ExperimentReport report = run(severalAccounts(), options(FIRST, SECOND), module -> {});

        assertThat(report)
                .withTimeline(recorder)
                .completed()
                .hit("stop", 4)
                .undid("stop")
                .nothingLeft();
        assertThat(first.ec2().calls("StopInstances")).isEqualTo(1);
        assertThat(second.ec2().calls("StopInstances")).isEqualTo(1);
        assertThat(undoPlaces()).containsExactlyInAnyOrder(FIRST, SECOND);
    }

    @Test
    void wrongExternalId_keepsTheRoleShut() throws Exception {
        first.iam().role("target", role -> role.trusts(HOME_ROLE).externalId("of-somebody-else"));
        first.ec2().instances(2, Tag.of("chaos", "yes"));

        ExperimentReport report = run(severalAccounts(), options(FIRST), module -> {});

        assertThat(report).failed();
        assertThat(Objects.requireNonNull(report.error()).code()).isEqualTo(ErrorCode.AUTHORIZATION_FAILURE);
        assertThat(first.ec2().calls("StopInstances")).isZero();
    }

    @Test
    void SEL_10_selection_isOverAllAccountsTogether() throws Exception {
        first.ec2().instances(4, Tag.of("chaos", "yes"));
        second.ec2().instances(4, Tag.of("chaos", "yes"));
        ExperimentTemplate half = template("PT2M", true, SelectionMode.percent(50));

        ExperimentReport report = run(half, options(FIRST, SECOND), module -> {});

        assertThat(report).completed().hit("stop", 4).undid("stop").nothingLeft();
        assertThat(report.targets().get(0).identified()).isEqualTo(8);
    }

    @Test
    void ACT_12_failureInOneAccount_failsTheAction_andPutsBackTheOther() throws Exception {
        List<String> ids = first.ec2().instances(2, Tag.of("chaos", "yes"));
        second.ec2().instances(2, Tag.of("chaos", "yes"));
        second.ec2().deny("StopInstances");

        ExperimentReport report = run(severalAccounts(), options(FIRST, SECOND), module -> {});

        assertThat(report).failed().verdict(Verdict.FAILED).nothingLeft();
        assertThat(ids).allSatisfy(id -> assertThat(first.ec2().stateOf(id)).isEqualTo("running"));
    }

    /** What looks after a fault while it lasts does so in every account. */
    @Test
    void ACT_12_documentFailsInOneAccount_whileTheActionLasts_failsTheAction_andCancelsTheOther() throws Exception {
        List<String> ids = first.ec2().instances(2, Tag.of("chaos", "yes"));
        String failing = second.ec2().instances(1, Tag.of("chaos", "yes")).get(0);
        second.ssm().awsDocument("Break", document -> document.runs(Duration.ofSeconds(40)));
        first.ssm().awsDocument("Break", document -> document.runs(Duration.ofHours(1)));
        second.ssm().result(failing, "Failed");
        ExperimentTemplate command = severalAccounts().toBuilder()
                .action(
                        "stop",
                        a -> a.id("aws:ssm:send-command")
                                .target("Instances", "some")
                                .parameter("documentArn", "arn:aws:ssm:" + aws.region() + "::document/Break")
                                .parameter("duration", "PT5M"))
                .build();

        ExperimentReport report = run(command, options(FIRST, SECOND), module -> {});

        assertThat(report)
                .withTimeline(recorder)
                .failed()
                .verdict(Verdict.FAILED)
                .nothingLeft();
        assertThat(Objects.requireNonNull(report.error()).message()).contains(failing + ": Failed");
        assertThat(ids).allSatisfy(id -> assertThat(first.ssm().statusesOn(id)).containsExactly("Cancelled"));
    }

    @Test
    void undoCredentials_areUsedForUndos_whenTheRoleCannotBeAssumedAnyMore() throws Exception {
        aws.sts().accessKey("AKIAUNDO", "undo-user");
        String id = aws.ec2().instances(1, Tag.of("chaos", "yes")).get(0);
        aws.ec2().deny("StartInstances", "assumed-role/fis");

        ExperimentReport report = run(
                oneAccount(),
                RunOptions.builder(),
                module -> module.undoCredentials(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAUNDO", "secret"))));

        assertThat(report).withTimeline(recorder).completed().undid("stop").nothingLeft();
        assertThat(aws.ec2().stateOf(id)).isEqualTo("running");
    }

    @Test
    void roleThatMayNotStart_withoutUndoCredentials_isShouted() throws Exception {
        aws.ec2().instances(1, Tag.of("chaos", "yes"));
        aws.ec2().deny("StartInstances", "assumed-role/fis");
        assertThat(run(oneAccount(), RunOptions.builder(), module -> {}))
                .failed()
                .verdict(Verdict.UNDO_FAILED);
    }

    @Test
    void withoutRoles_theCallerDoesIt() throws Exception {
        aws.ec2().instances(1, Tag.of("chaos", "yes"));
        ExperimentReport report = run(oneAccount(), RunOptions.builder(), AwsFis.Builder::withoutRoles);
        assertThat(report).completed().undid("stop").nothingLeft();
        assertThat(principal(report)).isEqualTo(aws.sts().principal());
        assertThat(aws.sts().calls("AssumeRole")).isZero();
    }

    @Test
    void instanceThatThisJvmRunsOn_isNeverHit() throws Exception {
        String id = aws.ec2().instances(2, Tag.of("chaos", "yes")).get(0);
        ExperimentReport report = run(oneAccount(), RunOptions.builder(), module -> module.runsOn(id));
        assertThat(report).failed().nothingLeft();
        assertThat(report.verdictReasons().toString()).contains(id).contains("this JVM runs on");
        assertThat(aws.ec2().calls("StopInstances")).isZero();
    }

    @Test
    void ACC_02_templateForSeveralAccounts_withoutAny_isRefused() {
        assertThatThrownBy(() -> run(severalAccounts(), RunOptions.builder(), module -> {}))
                .isInstanceOf(InvalidTemplateException.class)
                .hasMessageContaining("ACC-02");
    }

    @Test
    void ACC_01_accountsForATemplateOfOne_areRefused() {
        assertThatThrownBy(() -> run(oneAccount(), options(FIRST), module -> {}))
                .isInstanceOf(InvalidTemplateException.class)
                .hasMessageContaining("ACC-01");
    }

    @Test
    void ACC_04_arnOfAnotherRegion_isNotLookedFor() throws Exception {
        String here = first.ec2().instances(1).get(0);
        String elsewhere = first.ec2().arn("i-0123456789abcdef0").replace("us-east-1", "eu-west-1");
        ExperimentTemplate template = oneAccount().toBuilder()
                .multiAccount()
                .target(
                        "some",
                        t -> t.resourceType("aws:ec2:instance")
                                .arn(first.ec2().arn(here))
                                .arn(elsewhere)
                                .selection(SelectionMode.ALL))
                .build();

        ExperimentReport report = run(template, options(FIRST), module -> {});

        assertThat(report).failed().nothingLeft();
        assertThat(report.notes().toString()).contains(elsewhere + " was not looked for");
    }

    @Test
    void ACC_05_alarms_areReadAsTheCaller_inTheAccountOfTheRun() throws Exception {
        first.ec2().instances(1, Tag.of("chaos", "yes"));
        aws.cloudWatch().alarm("p99");
        aws.cloudWatch().setAt(Duration.ofSeconds(70), "p99", "ALARM");
        ExperimentTemplate template = severalAccounts().toBuilder()
                .stopCondition(StopCondition.alarm(aws.cloudWatch().arn("p99")))
                .build();

        assertThat(run(template, options(FIRST), module -> {}))
                .stopped()
                .undid("stop")
                .nothingLeft();
        assertThat(first.cloudWatch().calls("DescribeAlarms")).isZero();
    }

    @Test
    void ACC_06_journal_keepsTheAccountsOfTheRun() throws Exception {
        first.ec2().instances(1, Tag.of("chaos", "yes"));
        run(severalAccounts(), options(FIRST), module -> {});
        assertThat(recorder.events(ExperimentAccepted.class))
                .singleElement()
                .satisfies(accepted -> assertThat(accepted.targetAccounts())
                        .containsExactly(TargetAccount.of(FIRST, "arn:aws:iam::" + FIRST + ":role/target")));
    }

    @Test
    void credentials_areInNoEvent() throws Exception {
        first.ec2().instances(1, Tag.of("chaos", "yes"));
        run(severalAccounts(), options(FIRST), module -> {});
        assertThat(recorder.events().toString()).contains("AssumeRole").doesNotContain("ASIA", "secret-", "token-");
    }

    private static String principal(ExperimentReport report) {
        return Objects.requireNonNull(report.identities().get("aws")).principal();
    }

    private static List<String> states(FakeAws account, String id) {
        return account.ec2().history(id).stream().map(StateChange::state).toList();
    }

    private List<String> undoPlaces() {
        return recorder.events().stream()
                .filter(UndoIntended.class::isInstance)
                .map(event -> ((UndoIntended) event).record().place().accountId())
                .toList();
    }

    private static RunOptions.Builder options(String... accounts) {
        RunOptions.Builder options = RunOptions.builder();
        for (String account : accounts) {
            options.targetAccount(TargetAccount.of(account, "arn:aws:iam::" + account + ":role/target"));
        }
        return options;
    }

    private static ExperimentTemplate oneAccount() {
        return oneAccount("PT2M");
    }

    private static ExperimentTemplate oneAccount(String restartAfter) {
        return template(restartAfter, false, SelectionMode.ALL);
    }

    private static ExperimentTemplate severalAccounts() {
        return template("PT2M", true, SelectionMode.ALL);
    }

    private static ExperimentTemplate template(String restartAfter, boolean several, SelectionMode mode) {
        ExperimentTemplate.Builder template = ExperimentTemplate.builder("instances in accounts")
                .roleArn(HOME_ROLE)
                .target(
                        "some",
                        t -> t.resourceType("aws:ec2:instance")
                                .tag("chaos", "yes")
                                .filter("State.Name", "running")
                                .selection(mode))
                .action(
                        "stop",
                        a -> a.id("aws:ec2:stop-instances")
                                .target("Instances", "some")
                                .parameter("startInstancesAfterDuration", restartAfter));
        return (several ? template.multiAccount() : template).build();
    }

    private ExperimentReport run(
            ExperimentTemplate template, RunOptions.Builder options, Consumer<AwsFis.Builder> settings)
            throws Exception {
        try (ExperimentEngine engine = ExperimentEngine.builder()
                .register(aws.module(settings))
                .journal(InMemoryJournal.create())
                .time(time)
                .undoPatience(Duration.ofMinutes(2))
                .build()) {
            return engine.start(template, options.listener(recorder).build())
                    .completion()
                    .get(20, TimeUnit.SECONDS);
        }
    }
}
