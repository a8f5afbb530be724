package io.github.fis4j.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Forbids calls and method references. */
final class CallCondition extends ArchCondition<JavaClass> {
    private final Predicate<CodeUnitAccessTarget> forbidden;

    private CallCondition(String what, Predicate<CodeUnitAccessTarget> forbidden) {
        super("not call " + what);
        this.forbidden = forbidden;
    }

    static CallCondition notCall(String what, Predicate<CodeUnitAccessTarget> forbidden) {
        return new CallCondition(what, forbidden);
    }

    /** {@return all classes but these and those inside them} */
    static DescribedPredicate<JavaClass> areNot(String first, String... more) {
        List<String> names = Stream.concat(Stream.of(first), Stream.of(more)).toList();
        return describe(
                "are not " + String.join(", ", names),
                item -> names.stream()
                        .noneMatch(name ->
                                item.getName().equals(name) || item.getName().startsWith(name + "$")));
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
        for (JavaCodeUnitAccess<?> access : item.getCodeUnitAccessesFromSelf()) {
            if (forbidden.test(access.getTarget())) {
                events.add(SimpleConditionEvent.violated(item, access.getDescription()));
            }
        }
    }
}
