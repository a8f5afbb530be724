package io.github.fis4j.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.model.EvidenceKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogTest {

    @Test
    void awsCatalog_hasTheActionsOfThisVersion() {
        assertThat(Catalog.aws().actions())
                .extracting(ActionDescriptor::id)
                .contains(
                        "aws:ec2:reboot-instances",
                        "aws:ec2:stop-instances",
                        "aws:ec2:terminate-instances",
                        "aws:fis:wait")
                .isSorted();
    }

    @Test
    void everySlot_takesAResourceTypeOfTheCatalogue() {
        assertThat(Catalog.aws().actions())
                .flatExtracting(ActionDescriptor::slots)
                .allSatisfy(slot -> assertThat(Catalog.aws().resourceType(slot.resourceType()))
                        .isPresent());
    }

    @Test
    void everyTimingParameter_isADurationOfItsAction() {
        assertThat(Catalog.aws().actions())
                .filteredOn(action -> action.timing().parameter() != null)
                .isNotEmpty()
                .allSatisfy(action -> assertThat(
                                action.parameter(String.valueOf(action.timing().parameter())))
                        .map(ParameterDescriptor::type)
                        .contains(ParameterDescriptor.Type.DURATION));
    }

    @Test
    void stopInstances_isUndoneOnlyWithItsDuration() {
        ActionDescriptor stop = Catalog.aws().action("aws:ec2:stop-instances").orElseThrow();
        assertThat(stop.timing()).isEqualTo(TimingRule.hold("startInstancesAfterDuration"));
        assertThat(stop.reversibility()).isEqualTo(Reversibility.UNDONE_WITH_DURATION);
        assertThat(stop.evidence()).isEqualTo(EvidenceKind.OBSERVED);
        assertThat(stop.withDefaults(Map.of("startInstancesAfterDuration", "PT2M")))
                .containsOnly(
                        Map.entry("completeIfInstancesTerminated", "false"),
                        Map.entry("startInstancesAfterDuration", "PT2M"));
        assertThat(stop.withDefaults(Map.of("completeIfInstancesTerminated", "true")))
                .containsOnly(Map.entry("completeIfInstancesTerminated", "true"));
        assertThat(stop.slot("Instances")).isPresent();
        assertThat(stop.slot("instances")).isEmpty();
    }

    @Test
    void catalogue_withMoreOfAKnownId_hasTheNewOneAndLeavesTheOldAlone() {
        ActionDescriptor mine =
                ActionDescriptor.builder("aws:fis:wait").description("mine").build();
        Catalog more = Catalog.aws().with(List.of(mine), List.of(ResourceTypeDescriptor.of("acme:queue", "queue")));
        assertThat(more.action("aws:fis:wait")).contains(mine);
        assertThat(more.resourceType("acme:queue")).isPresent();
        assertThat(Catalog.aws().resourceType("acme:queue")).isEmpty();
        assertThat(Catalog.of(List.of(), List.of()).actions()).isEmpty();
    }
}
