package io.github.fis4j.examples.cli;

import io.github.fis4j.policy.PolicyPurpose;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code --part} and {@code --for}: which policies, and for whom. */
final class PolicyChoice {
    private static final List<String> PARTS = List.of("role", "trust", "user", "all");

    @Option(
            names = "--part",
            paramLabel = "role|trust|user|all",
            converter = Part.class,
            description = "What who runs it may do (role, default), who may assume the role (trust),"
                    + " what who starts it may do (user), or all.")
    private String part = "role";

    @Option(
            names = "--for",
            paramLabel = "service|engine|engine-as-caller",
            converter = Purpose.class,
            description = "Who runs it: the managed service with the experiment role (default), fis4j's own engine,"
                    + " or the engine with --as-caller, which assumes no role.")
    private PolicyPurpose purpose = PolicyPurpose.SERVICE;

    boolean has(String name) {
        return part.equals(name) || part.equals("all");
    }

    PolicyPurpose purpose() {
        return purpose;
    }

    private static final class Part implements ITypeConverter<String> {
        @Override
        public String convert(String value) {
            String word = value.toLowerCase(Locale.ROOT);
            if (PARTS.contains(word)) {
                return word;
            }
            throw new TypeConversionException("'" + value + "' is none of " + String.join(", ", PARTS));
        }
    }

    private static final class Purpose implements ITypeConverter<PolicyPurpose> {
        @Override
        public PolicyPurpose convert(String value) {
            for (PolicyPurpose purpose : PolicyPurpose.values()) {
                if (purpose.word().equals(value.toLowerCase(Locale.ROOT))) {
                    return purpose;
                }
            }
            throw new TypeConversionException("'" + value + "' is none of service, engine, engine-as-caller");
        }
    }
}
