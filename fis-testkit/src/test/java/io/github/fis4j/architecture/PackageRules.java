package io.github.fis4j.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.stream.Stream;

/** Which package knows which. */
final class PackageRules {
    private static final String JACKSON = "com.fasterxml.jackson..";
    private static final String SDK = "software.amazon.awssdk..";

    private PackageRules() {}

    static List<HouseRule> all() {
        return List.of(
                new HouseRule("import-table", classes().should(ImportTable.importOnlyWhatTheirPackageMay())),
                new HouseRule(
                        "no-cycle",
                        slices().matching(ImportTable.BASE + ".(**)")
                                .should()
                                .beFreeOfCycles()
                                .allowEmptyShould(true)),
                new HouseRule(
                        "jackson-only-in-json",
                        noClasses()
                                .that()
                                .resideOutsideOfPackage(ImportTable.BASE + ".json")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage(JACKSON)
                                .allowEmptyShould(true)),
                new HouseRule(
                        "jackson-in-no-signature",
                        classes().that().arePublic().should(nameInNoSignature(resideInAPackage(JACKSON)))),
                new HouseRule(
                        "sdk-only-in-aws",
                        noClasses()
                                .that()
                                .resideOutsideOfPackages(
                                        ImportTable.BASE + ".aws..", ImportTable.BASE + ".testkit.aws..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage(SDK)
                                .allowEmptyShould(true)),
                new HouseRule(
                        "fakes-hide-the-sdk",
                        classes()
                                .that()
                                .arePublic()
                                .and()
                                .resideInAPackage(ImportTable.BASE + ".testkit..")
                                .should(nameInNoSignature(resideInAPackage(SDK)))
                                .allowEmptyShould(true)),
                new HouseRule(
                        "families-are-strangers",
                        slices().matching(ImportTable.BASE + ".aws.(*)..")
                                .should()
                                .notDependOnEachOther()
                                .ignoreDependency(
                                        DescribedPredicate.alwaysTrue(),
                                        describe("shared by all families", PackageRules::isSharedByFamilies))
                                .allowEmptyShould(true)),
                new HouseRule(
                        "families-load-without-their-jar",
                        noClasses()
                                .that()
                                .implement(ImportTable.BASE + ".aws.account.AwsFamily")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("software.amazon.awssdk.services..")
                                .allowEmptyShould(true)));
    }

    private static boolean isSharedByFamilies(JavaClass item) {
        return Stream.of(".aws.account", ".aws.shared", ".aws.tagging", ".aws.instance", ".aws.command")
                .anyMatch(shared -> item.getPackageName().equals(ImportTable.BASE + shared));
    }

    private static ArchCondition<JavaClass> nameInNoSignature(DescribedPredicate<JavaClass> hidden) {
        return new ArchCondition<>("name in no signature a class that does " + hidden.getDescription()) {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                for (JavaCodeUnit unit : item.getCodeUnits()) {
                    if (isSeen(unit) && types(unit).anyMatch(hidden)) {
                        events.add(SimpleConditionEvent.violated(item, unit.getDescription() + " shows it"));
                    }
                }
            }
        };
    }

    private static boolean isSeen(JavaCodeUnit unit) {
        return unit.getModifiers().contains(JavaModifier.PUBLIC)
                || unit.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static Stream<JavaClass> types(JavaCodeUnit unit) {
        return Stream.of(
                        unit.getReturnType().getAllInvolvedRawTypes().stream(),
                        unit.getParameterTypes().stream().flatMap(type -> type.getAllInvolvedRawTypes().stream()),
                        unit.getExceptionTypes().stream())
                .flatMap(types -> types);
    }
}
