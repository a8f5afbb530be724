package io.github.fis4j.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.model.EvidenceKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogTest {

    @Test
    void awsCatalog_hasEveryActionWithItsSlotsParametersQuotaAndPermissions() throws IOException {
        List<String> expected = rows("actions.tsv");
        assertThat(expected)
                .hasSize(52)
                .filteredOn(row -> row.contains("\tactive\t"))
                .hasSize(50);
        assertThat(Catalog.aws().actions().stream().map(CatalogTest::row)).containsExactlyElementsOf(expected);
    }

    @Test
    void awsCatalog_hasEveryResourceTypeWithItsWaysToBeFound() throws IOException {
        List<String> expected = rows("resource-types.tsv");
        assertThat(expected).hasSize(24);
        assertThat(Catalog.aws().resourceTypes().stream().map(CatalogTest::row)).containsExactlyElementsOf(expected);
    }

    @Test
    void everyAction_saysWhatItIsAndHowItIsTakenBack() {
        assertThat(Catalog.aws().actions()).allSatisfy(action -> {
            assertThat(action.description()).endsWith(".");
            assertThat(action.rollback()).endsWith(".");
            assertThat(action.documentation())
                    .startsWith("https://docs.aws.amazon.com/fis/")
                    .endsWith("#" + action.id().substring(action.id().lastIndexOf(':') + 1));
            assertThat(action.id()).startsWith("aws:" + action.service() + ":");
            assertThat(action.parameters())
                    .extracting(ParameterDescriptor::name)
                    .doesNotHaveDuplicates();
            assertThat(action.parameters())
                    .extracting(ParameterDescriptor::description)
                    .doesNotContain("");
            assertThat(action.parameters()).allSatisfy(CatalogTest::isItsOwnKindOfValue);
        });
    }

    @Test
    void everyReversibility_agreesWithTimingAndEvidence() {
        assertThat(Catalog.aws().actions()).allSatisfy(action -> {
            boolean nothing = action.reversibility() == Reversibility.NO_EFFECT;
            assertThat(action.evidence() == EvidenceKind.NO_EFFECT).isEqualTo(nothing);
            if (action.timing().timing() == Timing.INSTANT) {
                assertThat(action.reversibility()).isIn(Reversibility.NO_EFFECT, Reversibility.IRREVERSIBLE);
            }
        });
    }

    @Test
    void arnForms_takeTheArnsOfTheirTypeOnly() {
        ResourceTypeDescriptor instance =
                Catalog.aws().resourceType("aws:ec2:instance").orElseThrow();
        assertThat(instance.matches("arn:aws:ec2:eu-west-1:111122223333:instance/i-0abc"))
                .isTrue();
        assertThat(instance.matches("arn:aws-cn:ec2:cn-north-1:111122223333:instance/i-0abc"))
                .isTrue();
        assertThat(instance.matches("arn:aws:ec2:eu-west-1:111122223333:volume/vol-0abc"))
                .isFalse();
        assertThat(instance.matches("i-0abc")).isFalse();
        ResourceTypeDescriptor role = Catalog.aws().resourceType("aws:iam:role").orElseThrow();
        assertThat(role.matches("arn:aws:iam::111122223333:role/team/service")).isTrue();
        assertThat(ResourceTypeDescriptor.of("acme:queue", "queue").matches("anything"))
                .isTrue();
    }

    private static List<String> rows(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(CatalogTest.class.getResourceAsStream("/catalog/" + file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }

    private static String row(ActionDescriptor action) {
        return String.join(
                "\t",
                action.id(),
                action.withdrawn() ? "removed" : "active",
                joined(action.slots().stream().map(slot -> slot.name() + ":" + slot.resourceType())),
                joined(action.parameters().stream().map(CatalogTest::withDefault)),
                action.mostTargets().isPresent() ? "" + action.mostTargets().getAsInt() : "-",
                joined(action.permissions().stream()));
    }

    private static String row(ResourceTypeDescriptor type) {
        Stream<String> ways = Stream.of(type.arns() ? "arns" : "", type.tags() ? "tags" : "");
        return String.join(
                "\t",
                type.id(),
                joined(ways.filter(way -> !way.isEmpty())),
                joined(type.parameters().stream().map(CatalogTest::withDefault)));
    }

    private static String withDefault(ParameterDescriptor parameter) {
        return parameter.name()
                + (parameter.required() ? "*" : "")
                + (parameter.defaultValue() == null ? "" : "=" + parameter.defaultValue());
    }

    private static String joined(Stream<String> words) {
        String all = words.collect(Collectors.joining(" "));
        return all.isEmpty() ? "-" : all;
    }

    /** Limits, defaults and allowed values are themselves values of the parameter's type. */
    private static void isItsOwnKindOfValue(ParameterDescriptor parameter) {
        Stream.of(parameter.least(), parameter.most(), parameter.defaultValue())
                .filter(Objects::nonNull)
                .forEach(value -> {
                    switch (parameter.type()) {
                        case DURATION -> assertThat(Duration.parse(value)).isPositive();
                        case INTEGER -> assertThat(Integer.parseInt(value)).isNotNegative();
                        case NUMBER -> assertThat(Double.parseDouble(value)).isPositive();
                        case BOOLEAN -> assertThat(value).isIn("true", "false", "True", "False");
                        case TEXT, LIST, JSON -> assertThat(value).isNotBlank();
                    }
                });
        if (parameter.defaultValue() != null && !parameter.allowed().isEmpty()) {
            assertThat(parameter.allowed()).contains(parameter.defaultValue());
        }
    }

    @Test
    void everySlot_takesAResourceTypeOfTheCatalogue() {
        assertThat(Catalog.aws().actions())
                .filteredOn(action -> !action.withdrawn())
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
