package io.github.fis4j.testkit.families;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.event.ExperimentEvent.CallEnded;
import io.github.fis4j.model.Evidence;
import io.github.fis4j.model.EvidenceKind;
import io.github.fis4j.model.UndoOutcome;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.testkit.aws.Tag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code aws:ssm:send-command}: what runs, how long, and what becomes of it. Over any transport. */
abstract class SendCommandTest extends CommandFamilyTest {
    SendCommandTest(Transport transport) {
        super(transport);
    }

    private void refused(ExperimentTemplate template, String... reasons) {
        ExperimentReport report = run(template);
        assertThat(report).failed().nothingLeft();
        assertThat(error(report)).contains(reasons);
        assertThat(ssm.calls(SEND)).isZero();
    }

    @Test
    void document_runs_andOutlivesTheAction_whichIsLeftSo() {
        List<String> ids = instances(2);
        ExperimentReport report = run(template());
        assertThat(report)
                .withTimeline(recorder)
                .completed()
                .hit("break", 2)
                .exitCode(0)
                .nothingLeft();
        assertThat(action(report).evidence()).allSatisfy(evidence -> {
            assertThat(evidence.kind()).isEqualTo(EvidenceKind.OBSERVED);
            assertThat(evidence.before()).isEqualTo("no command");
            assertThat(evidence.after()).matches("command [-0-9a-f]{36}: InProgress");
        });
        assertThat(outcomes(report)).containsExactly(UndoOutcome.NOT_NEEDED);
        assertThat(statuses(ids)).containsExactly("InProgress", "InProgress");
        assertThat(report.duration()).isBetween(Duration.ofMinutes(2), Duration.ofMinutes(3));
        assertThat(ssm.calls(SEND)).isEqualTo(1);
        assertThat(ssm.calls(CANCEL)).isZero();
    }

    @Test
    void V19_11_documentIsCancelled_whenTheActionIsStopped() {
        List<String> ids = instances(3);
        ExperimentReport report = stoppedAfter(DURING);
        assertThat(report).withTimeline(recorder).stopped().undid("break").nothingLeft();
        assertThat(outcomes(report)).containsExactly(UndoOutcome.RESTORED);
        assertThat(statuses(ids)).containsOnly("Cancelled").hasSize(3);
        assertThat(report.notes())
                .anyMatch(note -> note.contains("Commands after their end: ") && note.endsWith(": Cancelled"));
        assertThat(ssm.calls(CANCEL)).isEqualTo(1);
    }

    @Test
    void V19_11_documentLongerThanItsAction_goesOn() {
        List<String> ids = instances(1);
        ExperimentReport report = run(template(a -> a.parameter("documentArn", aws("AWSFIS-Run-CPU-Stress"))
                .parameter("documentParameters", "{\"DurationSeconds\": \"300\"}")
                .parameter("duration", "PT1M")));
        assertThat(report).completed().hit("break", 1);
        assertThat(statuses(ids)).containsExactly("InProgress");
    }

    @Test
    void shortDocument_endsWell_longBeforeTheAction() {
        ssm.document("Break", d -> d.runs(Duration.ofSeconds(40)));
        List<String> ids = instances(2);
        ExperimentReport report = run(template());
        assertThat(report).completed().hit("break", 2).exitCode(0);
        assertThat(report.duration()).isGreaterThan(Duration.ofMinutes(2));
        assertThat(report.notes()).contains("break: Ended while the action lasts: " + sorted(ids) + ": Success");
        assertThat(statuses(ids)).containsOnly("Success");
    }

    @Test
    void documentThatIsOverAtTheFirstLook_isEvidence() {
        ssm.document("Break", d -> d.runs(Duration.ofMillis(10)));
        instances(1);
        ExperimentReport report = run(template());
        assertThat(report).completed().hit("break", 1);
        assertThat(action(report).evidence().get(0).after()).endsWith(": Success");
    }

    @Test
    void manyInstances_areSentToInBatchesOf50_andEachIsSeen() {
        List<String> ids = instances(120);
        ssm.gaps();
        ExperimentReport report = stoppedAfter(DURING);
        assertThat(report).withTimeline(recorder).stopped().hit("break", 120).nothingLeft();
        assertThat(ssm.calls(SEND)).isEqualTo(3);
        assertThat(ssm.calls(CANCEL)).isEqualTo(3);
        assertThat(statuses(ids)).hasSize(120).containsOnly("Cancelled");
        assertThat(report.calls().stream().map(CallEnded::call).filter(("ssm:" + SEND)::equals))
                .hasSize(3);
    }

    /** As the page of the action says. */
    @ParameterizedTest
    @CsvSource({"1, 1, 1, 5", "10, 1, 1, 5", "1000, 20, 20, 100"})
    void calls_areAsFewAsThePageSays(int instances, int agents, int batches, int lists) {
        instances(instances);
        assertThat(run(template())).completed().hit("break", instances);
        assertThat(ssm.calls("DescribeDocument")).isEqualTo(1);
        assertThat(ssm.calls("DescribeInstanceInformation")).isEqualTo(agents);
        assertThat(ssm.calls(SEND)).isEqualTo(batches);
        assertThat(ssm.calls("ListCommandInvocations")).isBetween(2 * batches, lists);
        assertThat(ssm.calls("ListCommands")).isZero();
    }

    @Test
    void rowsInSmallPages_withGaps_thatComeLate_areAllSeen() {
        List<String> ids = instances(12);
        ssm.gaps();
        ssm.pageSize(5);
        ssm.rowsAppearAfter(Duration.ofSeconds(20));
        assertThat(stoppedAfter(DURING)).stopped().hit("break", 12).nothingLeft();
        assertThat(statuses(ids)).hasSize(12).containsOnly("Cancelled");
    }

    @Test
    void documentOfAws_withAListAsParameter_runs() {
        List<String> ids = instances(1);
        assertThat(run(template(a -> a.parameter("documentArn", aws("AWS-RunShellScript"))
                        .parameter("documentParameters", "{\"commands\": [\"sleep 1\", \"exit 0\"]}"))))
                .completed()
                .hit("break", 1);
        assertThat(statuses(ids)).containsExactly("Success");
    }

    @ParameterizedTest
    @CsvSource({"$LATEST, 7", "$DEFAULT, 4", "3, 3", ", 4"})
    void version_isPinnedToItsNumber(String asked, String sent) {
        ssm.document("Break", d -> d.versions(7, 4).runs(DURING));
        instances(1);
        ExperimentReport report = run(template(a -> {
            if (asked != null) {
                a.parameter("documentVersion", asked);
            }
        }));
        assertThat(report).completed();
        assertThat(report.undos().get(0).record().plan().before().string("DocumentVersion"))
                .isEqualTo(sent);
    }

    @Test
    void documentThatIsNotThere_orOfAnotherType_isRefused() {
        instances(1);
        refused(
                template(a -> a.parameter("documentArn", DOCUMENT + "Nothing")),
                "There is no document",
                "BreakNothing");
        ssm.document("Break", d -> d.type("Automation"));
        refused(template(), "of type Automation", "aws:ssm:start-automation-execution");
        ssm.document("Break", d -> d.status("Creating"));
        refused(template(), "is Creating", "has to be Active");
    }

    @Test
    void versionThatIsNotThere_isRefused() {
        instances(1);
        refused(template(a -> a.parameter("documentVersion", "9")), "has no version 9");
    }

    @Test
    void parametersThatDoNotFit_areRefused() {
        ssm.document("Break", d -> d.required("how").optional("what"));
        instances(1);
        refused(template(), "needs the parameter how", "documentParameters");
        refused(
                template(a -> a.parameter("documentParameters", "{\"how\": \"so\", \"waht\": \"x\"}")),
                "has no parameter waht",
                "how, what");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"what\": 5} | a number at /what (line 1, column 10)",
                "{\"what\": [\"a\", true]} | a boolean at /what/1 (line 1, column 16)"
            })
    void parameterThatIsNoText_isRefused_withItsPlace(String parameters, String place) {
        instances(1);
        refused(template(a -> a.parameter("documentParameters", parameters)), place, "Put quotes around");
    }

    @Test
    void instanceWithoutAnAgent_isRefused_beforeAnythingIsSent() {
        List<String> ids = instances(3);
        ssm.unmanaged(ids.get(1));
        refused(template(), ids.get(1) + ": not managed by Systems Manager", "No command was sent");
    }

    @Test
    void agentThatDoesNotAnswer_isRefused() {
        List<String> ids = instances(2);
        ssm.offline(ids.get(0));
        refused(template(), ids.get(0) + ": its agent is ConnectionLost", "has to be Online");
    }

    @Test
    void instanceOfAnotherPlatform_isRefused() {
        List<String> ids = instances(2);
        ssm.platform(ids.get(0), "Windows");
        refused(
                template(a -> a.parameter("documentArn", aws("AWSFIS-Run-CPU-Stress"))
                        .parameter("documentParameters", "{\"DurationSeconds\": \"300\"}")),
                ids.get(0) + ": it runs Windows",
                "runs on Linux");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DescribeDocument", "DescribeInstanceInformation"})
    void lookThatIsNotPermitted_isTold_andTheCommandSentAllTheSame(String operation) {
        instances(1);
        ssm.deny(operation);
        ExperimentReport report = run(template());
        assertThat(report).completed().hit("break", 1);
        assertThat(report.notes()).anyMatch(note -> note.endsWith("Allow ssm:" + operation));
    }

    /** The permissions that FIS asks for hold no list of rows: what is left is the word of the service. */
    @Test
    void rowsThatMayNotBeRead_leaveAcknowledgement_whichIsNotGreen() {
        List<String> ids = instances(2);
        ssm.deny("ListCommandInvocations");
        ExperimentReport report = run(template());
        assertThat(report).completed();
        assertThat(report.exitCode()).isNotZero();
        assertThat(action(report).evidence()).extracting(Evidence::kind).containsOnly(EvidenceKind.ACKNOWLEDGED);
        assertThat(statuses(ids)).containsOnly("InProgress");
    }

    @Test
    void rowsThatMayNotBeRead_ofADocumentThatIsOver_areProvedByTheNumbers() {
        ssm.document("Break", d -> d.runs(Duration.ofMillis(10)));
        instances(2);
        ssm.deny("ListCommandInvocations");
        assertThat(run(template())).completed().hit("break", 2).exitCode(0);
    }

    @Test
    void templateFromTheWild_runsToItsEnd() {
        aws.cloudWatch().alarm("calm");
        List<String> ids = aws.ec2().instances(4, Tag.of("Name", "web"));
        ExperimentTemplate found = Wild.template(
                "Young-ook__terraform-aws-fis__cpu-stress.json",
                List.of(
                        "${asg}",
                        "web",
                        "${region}",
                        REGION,
                        "${alarm}",
                        aws.cloudWatch().arn("calm"),
                        "${role}",
                        "arn:aws:iam::" + ACCOUNT + ":role/fis",
                        "${logs}",
                        "arn:aws:logs:" + REGION + ":" + ACCOUNT + ":log-group:fis:*"));
        assertThat(run(found)).completed().hit("CPUStress", 2).exitCode(0).nothingLeft();
        assertThat(statuses(ids)).containsExactly("Success", "Success");
    }

    private static String aws(String name) {
        return "arn:aws:ssm:" + REGION + "::document/" + name;
    }

    private static String sorted(List<String> ids) {
        List<String> sorted = new ArrayList<>(ids);
        Collections.sort(sorted);
        return String.join(", ", sorted);
    }
}
