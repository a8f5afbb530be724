package io.github.fis4j.examples.cli;

import io.github.fis4j.aws.AwsFis;
import picocli.CommandLine.Option;

/** As whom calls are made. */
final class RolesOption {
    @Option(
            names = "--as-caller",
            description = "Make all calls as who runs this command; without it the template's roleArn is assumed.")
    private boolean asCaller;

    boolean asCaller() {
        return asCaller;
    }

    /** {@return a builder of modules that make calls there} */
    AwsFis.Builder builder(String region) {
        AwsFis.Builder builder = AwsFis.builder().region(region);
        return asCaller ? builder.withoutRoles() : builder;
    }
}
