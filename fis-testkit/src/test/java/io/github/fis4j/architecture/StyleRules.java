package io.github.fis4j.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.github.fis4j.model.FisException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** How types are made. */
final class StyleRules {
    private static final Set<String> TOO_GENERAL =
            Set.of("java.lang.Throwable", "java.lang.Exception", "java.lang.RuntimeException", "java.lang.Error");

    private StyleRules() {}

    static List<HouseRule> all() {
        return List.of(
                new HouseRule("null-marked", classes().should(resideInANullMarkedPackage())),
                new HouseRule("no-optional-field-or-parameter", classes().should(holdAndTakeNoOptional())),
                new HouseRule(
                        "public-types-are-closed",
                        classes()
                                .that()
                                .arePublic()
                                .or()
                                .areProtected()
                                .should(ArchCondition.from(
                                        describe("be closed to foreign subclasses", StyleRules::isClosed)))),
                new HouseRule("no-general-exception", classes().should(throwNothingGeneral())));
    }

    private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return new ArchCondition<>("reside in a package that is null-marked") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                if (!item.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(
                            item, item.getName() + ": package-info.java of its package is not @NullMarked"));
                }
            }
        };
    }

    private static boolean isClosed(JavaClass item) {
        Set<JavaModifier> modifiers = item.getModifiers();
        return item.isInterface() // annotations too
                || item.isEnum()
                || item.isSealed()
                || modifiers.contains(JavaModifier.FINAL) // records too
                || item.isEquivalentTo(FisException.class)
                || (modifiers.contains(JavaModifier.ABSTRACT)
                        && item.getPackageName().equals(ImportTable.BASE + ".testkit.contract"));
    }

    private static ArchCondition<JavaClass> holdAndTakeNoOptional() {
        return new ArchCondition<>("hold no Optional in a field and take none as a parameter") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                for (JavaField field : item.getFields()) {
                    if (isOptional(field.getRawType())) {
                        events.add(SimpleConditionEvent.violated(item, field.getDescription() + " is an Optional"));
                    }
                }
                for (JavaCodeUnit unit : item.getCodeUnits()) {
                    // The body of a lambda is a synthetic method that may well be handed one.
                    if (!unit.getModifiers().contains(JavaModifier.SYNTHETIC)
                            && unit.getRawParameterTypes().stream().anyMatch(StyleRules::isOptional)) {
                        events.add(SimpleConditionEvent.violated(item, unit.getDescription() + " takes an Optional"));
                    }
                }
            }
        };
    }

    private static boolean isOptional(JavaClass type) {
        // Not OptionalLong and its like: there is no primitive that can be null.
        return type.isEquivalentTo(Optional.class);
    }

    private static ArchCondition<JavaClass> throwNothingGeneral() {
        return new ArchCondition<>("throw exceptions that say what they are") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                for (JavaCodeUnitAccess<?> access : item.getCodeUnitAccessesFromSelf()) {
                    boolean made = access.getTarget().getName().equals("<init>")
                            && TOO_GENERAL.contains(access.getTargetOwner().getName());
                    if (made && !callsItsSuperclass(access)) {
                        events.add(SimpleConditionEvent.violated(item, access.getDescription()));
                    }
                }
            }
        };
    }

    private static boolean callsItsSuperclass(JavaCodeUnitAccess<?> access) {
        return access.getOrigin().isConstructor()
                && access.getOriginOwner()
                        .getRawSuperclass()
                        .filter(access.getTargetOwner()::equals)
                        .isPresent();
    }
}
