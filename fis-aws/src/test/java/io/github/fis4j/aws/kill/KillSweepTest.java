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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Kills a process that runs an experiment at every fifteenth point, or at every one with {@code -Pkill-all}, and every second
 * time its recovery too.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows knows no SIGKILL")
class KillSweepTest {
    private static final int EVERY = Integer.getInteger("kill.every", 15);
    private static final String AGAIN = "./mvnw -pl fis-aws -am test '-Dtest=KillSweepTest#processKilled*'"
            + " -Dsurefire.failIfNoSpecifiedTests=false";

    @TempDir
    static Path directory;

    private static KillSweep sweep;

    @BeforeAll
    static void rehearse() throws Exception {
        sweep = new KillSweep(directory, StubScenario.class, SweptWorld::new);
    }

    @AfterAll
    static void close() {
        sweep.close();
    }

    @Test
    void processKilledAtAnyPoint_recovered_worldIsAsItWas() throws Exception {
        assertThat(sweep.sweep("Kill sweep", EVERY, AGAIN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "journal lock own #1, before",
                "journal torn write: the header of segment 1 #1",
                "journal rename segment 2 #1, after",
                "journal force directory #2, before",
                "journal before write: ExperimentAccepted #1",
                "journal torn write: UndoIntended .*",
                "journal unforced write: UndoIntended .*",
                "journal forced: UndoConfirmed .*",
                "journal forced: UndoClosed .*",
                "call RebootInstances.* #1, received",
                "call StopInstances.*i-db-1.* #1, before it is sent",
                "call StartInstances.*i-web-2.* #1, in effect",
                "call AllocateAddress.*addresses:2.*, received",
                "call ReleaseAddress.*, answered",
            })
    void rehearsal_findsPointsOfEveryKind(String point) {
        assertThat(sweep.points()).anyMatch(name -> name.matches(point));
    }

    @ParameterizedTest
    @EnumSource(value = Mutant.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void processWithAFaultOfItsOwn_killed_isNoticed(Mutant mutant) throws Exception {
        List<KillCase> cases = dangerous(mutant).stream()
                .map(point -> new KillCase(point, KillCase.NOT_AGAIN, KillCase.MOST_LATE_SECONDS, mutant))
                .toList();

        List<Outcome> outcomes = sweep.perform(cases);

        assertThat(outcomes).allMatch(Outcome::reached);
        assertThat(outcomes.stream().flatMap(outcome -> outcome.troubles().stream()))
                .anyMatch(trouble ->
                        trouble.matches("i-.* is stopped|i-.* has the tags .*fis4j.*|Address .* is allocated"));
    }

    /** Where a process with this fault must not be killed. */
    private static List<String> dangerous(Mutant mutant) {
        return switch (mutant) {
            case FORCES_NOTHING -> List.of("call StopInstances(InstanceIds=[i-web-1, i-web-2]) #1, answered");
            case BELIEVES_THE_FIRST_LOOK -> List.of("journal forced: UndoConfirmed addresses addresses:1 #1");
            // Whether the recovery looks before the effect is there depends on the machine; one of some will do.
            case SETTLES_AT_ONCE ->
                sweep.points().stream()
                        .filter(point -> point.matches("call (CreateTags|AllocateAddress).*" + World.RECEIVED))
                        .toList();
            case NONE -> List.of();
        };
    }
}
