package io.github.fis4j.testkit.contract;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.testkit.contract.Lie.Caught;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of every contract fails where it should: implementations that break it are shown to it. */
class ContractsCanFailTest {
    /** Rules that no lie is caught by alone: another rule asks for the same among other things. */
    private static final Set<String> SHARED = new TreeSet<>(Set.of(
            // What a provider calls is also compared with a preview, in an engine.
            "inject_makesThePreparedCalls_eachOnce_andNoOther",
            // A run that was finished by the one who took it over has to be left alone like any other.
            "finishedRun_isLeftAlone"));

    static List<Lie<?>> lies() {
        return Stream.<List<? extends Lie<?>>>of(
                        PlanLies.ALL,
                        InjectionLies.ALL,
                        UndoLies.ALL,
                        OrphanLies.ALL,
                        ResolverLies.ALL,
                        StopConditionLies.ALL,
                        LeverLies.ALL,
                        JournalLies.ALL,
                        DurableJournalLies.ALL)
                .<Lie<?>>flatMap(List::stream)
                .toList();
    }

    static List<Class<?>> contracts() {
        return ContractRules.contracts();
    }

    @ParameterizedTest
    @MethodSource("lies")
    void lie_isCaughtByItsRules_andByNoOther(Lie<?> lie) {
        Map<String, String> verdicts = ContractRules.verdicts(lie);
        assertThat(verdicts).containsOnlyKeys(ContractRules.of(lie.testCases()));

        Map<String, String> failed = verdicts.entrySet().stream()
                .filter(verdict -> !verdict.getValue().isEmpty())
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertThat(failed)
                .containsOnlyKeys(lie.caught().stream().map(Caught::rule).toList());
        for (Caught caught : lie.caught()) {
            assertThat(failed.get(caught.rule())).contains(caught.telling());
        }
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void contract_eachRule_catchesALie(Class<?> contract) {
        assertThat(ContractRules.of(contract)).isNotEmpty();
        assertThat(ContractRules.withoutALie(contract, lies()))
                .as("rules of %s that no lie shows to be able to fail", contract.getSimpleName())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void contract_somethingHonest_keepsIt(Class<?> contract) {
        assertThat(lies())
                .filteredOn(lie -> contract.isAssignableFrom(lie.testCases()))
                .anyMatch(lie -> lie.caught().isEmpty());
    }

    @Test
    void rules_allButAFew_catchALieAlone() {
        Set<String> shared = new TreeSet<>();
        contracts().forEach(contract -> shared.addAll(ContractRules.withoutALieOfTheirOwn(contract, lies())));
        assertThat(shared).isEqualTo(SHARED);
    }

    @Test
    void contracts_found_areAllThatThereAre() {
        assertThat(contracts())
                .contains(
                        ActionProviderContract.class,
                        TargetResolverContract.class,
                        StopConditionSourceContract.class,
                        SafetyLeverSourceContract.class,
                        ExperimentJournalContract.class,
                        DurableJournalContract.class);
    }

    @Test
    void newRuleWithoutALie_isMissed() {
        assertThat(ContractRules.withoutALie(NewContract.class, lies()))
                .containsExactly("newRule_ofAnyKind_isSeen", "newRule_that_isSeen");
    }

    @Test
    void lie_thatIsNotCaught_isTold() {
        Lie<String> unseen = new Lie<>(NewTestCases.class, "unseen", "", List.of());
        assertThat(ContractRules.verdicts(unseen)).containsEntry("newRule_that_isSeen", "");
    }

    /** A contract whose author forgot the lies. */
    abstract static class NewContract {
        @Test
        void newRule_that_isSeen() {
            assertThat(contracts()).isNotEmpty();
        }

        @ParameterizedTest
        @MethodSource("io.github.fis4j.testkit.contract.ContractsCanFailTest#contracts")
        void newRule_ofAnyKind_isSeen(Class<?> contract) {
            assertThat(contract).isAbstract();
        }
    }

    static final class NewTestCases extends NewContract {}
}
