package io.github.fis4j.aws.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.aws.kill.KillCase.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Kills a process that runs every action of AWS that has an undo: at every fifteenth point, or at every one with
 * {@code -Pkill-all}, and every second time its recovery too.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows knows no SIGKILL")
class FamiliesKillSweepTest {
    private static final int EVERY = Integer.getInteger("kill.families.every", 15);
    private static final String AGAIN = "./mvnw -pl fis-testkit -am test '-Dtest=FamiliesKillSweepTest#processKilled*'"
            + " -Dsurefire.failIfNoSpecifiedTests=false";

    @TempDir
    static Path directory;

    private static KillSweep sweep;

    @BeforeAll
    static void rehearse() throws Exception {
        sweep = new KillSweep(directory, FamiliesScenario.class, FamiliesWorld::new);
    }

    @AfterAll
    static void close() {
        sweep.close();
    }

    @Test
    void processKilledAtAnyPoint_recovered_everyFamilyIsAsItWas() throws Exception {
        assertThat(sweep.sweep("Kill sweep of the families", EVERY, AGAIN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "call StopInstances.* #1, received",
                "call StartInstances.* #1, in effect",
                "call UpdateContainerInstancesState.*Status=DRAINING.* #1, received",
                "call UpdateContainerInstancesState.*Status=ACTIVE.* #1, in effect",
                "call SendCommand.* #1, received",
                "call SendCommand.* #1, in effect",
            })
    void rehearsal_findsPointsOfEveryFamily(String point) {
        assertThat(sweep.points()).anyMatch(name -> name.matches(point));
    }

    /** A process whose journal forgets what it meant to do leaves everything behind, and everything is noticed. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    call StopInstances.* #1, answered                                     | Instance i-.* is stopped
                    call UpdateContainerInstancesState.*Status=DRAINING.* #1, answered    | Container instance .* is DRAINING, .*
                    call SendCommand.* #1, answered                                       | Command .* is InProgress on i-.*
                    """)
    void journalThatForcesNothing_killed_isNoticed(String point, String trouble) throws Exception {
        String at = sweep.points().stream()
                .filter(name -> name.matches(point))
                .findFirst()
                .orElseThrow();

        List<Outcome> outcomes = sweep.perform(
                List.of(new KillCase(at, KillCase.NOT_AGAIN, KillCase.MOST_LATE_SECONDS, Mutant.FORCES_NOTHING)));

        assertThat(outcomes).allMatch(Outcome::reached);
        assertThat(outcomes.get(0).troubles()).anyMatch(told -> told.matches(trouble));
    }
}
