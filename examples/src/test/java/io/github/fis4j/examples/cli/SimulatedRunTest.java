package io.github.fis4j.examples.cli;

import static io.github.fis4j.examples.cli.Terminal.EXPERIMENTS;
import static io.github.fis4j.examples.cli.Terminal.simulate;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SimulatedRunTest {
    private static final Pattern RUN_ID = Pattern.compile("EXP[0-9A-Za-z]{15}");

    @Test
    void stopOneRandom_oneOfThreeIsHitAndRunsAgain() {
        Terminal terminal = simulate(EXPERIMENTS.resolve("stop-one-random.json"), "--seed", "42");

        assertThat(terminal.err()).isEmpty();
        assertThat(terminal.out())
                .contains("SIMULATED")
                .contains("target oneInstance: 1 of 3 chosen: i-")
                .contains("running -> stopped")
                .contains("stopInstance is undone: restored")
                .contains("completed, HELD");
        assertThat(terminal.exitCode()).isZero();
    }

    @Test
    void sameSeed_sameStory() {
        String first = simulate(EXPERIMENTS.resolve("stop-one-random.json"), "--seed", "7")
                .out();
        String second = simulate(EXPERIMENTS.resolve("stop-one-random.json"), "--seed", "7")
                .out();

        assertThat(withoutRunId(second)).isEqualTo(withoutRunId(first));
    }

    private static String withoutRunId(String text) {
        Matcher id = RUN_ID.matcher(text);
        assertThat(id.find()).isTrue();
        return text.replace(id.group(), "EXP");
    }

    @Test
    void launchStopAndRestart_runsAsItStands() {
        Terminal terminal =
                simulate(EXPERIMENTS.resolve("launch-2021/stop-and-restart-random-instance.json"), "--seed", "1");

        assertThat(ids(terminal.err())).containsExactly("LCH-09", "LCH-08", "TGT-14", "LCH-04", "LCH-01", "LCH-02");
        assertThat(terminal.err())
                .contains("stop-and-restart-random-instance.json:19:24: warning LCH-04")
                .contains("COUNT(1)")
                .contains("arn:aws:cloudwatch:us-east-1:111122223333:alarm:No_Traffic")
                .doesNotContain("error");
        assertThat(terminal.out())
                .contains("myInstance: 1 of 3 chosen")
                .contains("StopInstances is undone: restored")
                .contains("completed, HELD");
        assertThat(terminal.exitCode()).isZero();
    }

    @Test
    void launchStopAllThenTerminateInZone_runsAsItStands() {
        Terminal terminal =
                simulate(EXPERIMENTS.resolve("launch-2021/stop-all-then-terminate-in-zone.json"), "--seed", "1");

        assertThat(ids(terminal.err()))
                .containsExactlyInAnyOrder(
                        "LCH-01", "LCH-02", "LCH-03", "LCH-05", "LCH-06", "LCH-07", "LCH-09", "TGT-14", "STP-06");
        assertThat(terminal.out())
                .contains("AllTaggedInstances: 3 of 3 chosen")
                .contains("RandomInstancesInAZ: 3 of 3 chosen")
                .contains("StopInstances is undone: restored")
                .contains("running -> shutting-down")
                .contains("none        TerminateInstances: what it changed is not taken back")
                .contains("completed, HELD");
        assertThat(terminal.exitCode()).isZero();
    }

    @Test
    void drain_aThirdOfTheContainerInstancesDrainsAndIsBack() {
        Terminal terminal = simulate(EXPERIMENTS.resolve("drain-a-third-of-a-cluster.json"), "--seed", "1");

        assertThat(terminal.out())
                .contains("cluster: 1 of 3 chosen")
                .contains("3 ACTIVE -> 3 DRAINING")
                .contains("drain is undone: restored")
                .contains("completed, HELD");
        assertThat(terminal.exitCode()).isZero();
    }

    @Test
    void nodes_aFifthIsTerminatedForGood() {
        Terminal terminal = simulate(EXPERIMENTS.resolve("lose-a-fifth-of-the-nodes.json"), "--seed", "1");

        assertThat(terminal.out())
                .contains("nodes: 1 of 3 chosen")
                .contains("2 running -> 2 terminated")
                .contains("completed, HELD");
        assertThat(terminal.exitCode()).isZero();
    }

    @Test
    void command_runsOnHalfOfTheInstances() {
        Terminal terminal = simulate(EXPERIMENTS.resolve("stress-the-cpu.json"), "--seed", "1");

        assertThat(terminal.out())
                .contains("half: 1 of 3 chosen")
                .contains("InProgress")
                .contains("completed, HELD");
        assertThat(terminal.exitCode()).isZero();
    }

    @Test
    void databases_failOverAndReboot() {
        Terminal terminal = simulate(EXPERIMENTS.resolve("failover-then-reboot-databases.json"), "--seed", "1");

        assertThat(terminal.out())
                .contains("cluster: 1 of 1 chosen: orders")
                .contains("orders writer orders-1 in us-east-1a -> writer orders-2 in us-east-1b")
                .contains("instances: 1 of 3 chosen")
                .contains("completed, HELD");
        assertThat(terminal.exitCode()).isZero();
    }

    private static List<String> ids(String problems) {
        return Pattern.compile("(?:error|warning|note) ([A-Z]+-\\d+)")
                .matcher(problems)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }
}
