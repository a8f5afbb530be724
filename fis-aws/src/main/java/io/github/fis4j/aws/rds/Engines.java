package io.github.fis4j.aws.rds;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The engines that RDS's describe calls list: those of DocumentDB and Neptune too. */
final class Engines {
    private Engines() {}

    /** FIS takes Aurora, RDS and DocumentDB. */
    static boolean neptune(@Nullable String engine) {
        return named(engine).startsWith("neptune");
    }

    static boolean custom(@Nullable String engine) {
        return named(engine).startsWith("custom-");
    }

    /** Whether the members of such a cluster can be rebooted one by one; those of a Multi-AZ DB cluster of RDS cannot. */
    static boolean rebootsMembers(@Nullable String engine) {
        return named(engine).startsWith("aurora") || named(engine).startsWith("docdb");
    }

    private static String named(@Nullable String engine) {
        return Objects.requireNonNullElse(engine, "");
    }
}
