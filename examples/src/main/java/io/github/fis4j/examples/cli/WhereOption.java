package io.github.fis4j.examples.cli;

import io.github.fis4j.aws.AwsFis;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where a command goes: into an AWS in memory, or to AWS. */
final class WhereOption {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(names = "--simulate", description = "Use an AWS in memory that is made from the template.")
    private boolean simulate;

    @Option(names = "--region", paramLabel = "REGION", description = "Use AWS in this Region.")
    private @Nullable String region;

    @Option(names = "--endpoint-url", paramLabel = "URL", description = "Send all calls there instead of to AWS.")
    private @Nullable URI endpoint;

    @Mixin
    private RolesOption roles = new RolesOption();

    boolean simulated() {
        return simulate;
    }

    /** {@return the Region; null in a simulation} */
    @Nullable
    String region() {
        return region;
    }

    /** {@return where calls go instead of to AWS; null if they go to AWS} */
    @Nullable
    URI endpoint() {
        return endpoint;
    }

    /** Refuses what does not go together. */
    void check() {
        if (simulate == (region != null)) {
            throw wrongUsage("Say either --simulate, or --region REGION to use AWS");
        }
        if (simulate && endpoint != null) {
            throw wrongUsage("--endpoint-url is for AWS; a simulation calls nobody");
        }
        if (simulate && roles.asCaller()) {
            throw wrongUsage("--as-caller is for AWS; a simulation assumes no roles");
        }
        if (endpoint != null && endpoint.getHost() == null) {
            throw wrongUsage("--endpoint-url " + endpoint + " names no host; for example http://127.0.0.1:5000");
        }
    }

    /** {@return the exception for a command line that makes no sense} */
    ParameterException wrongUsage(String message) {
        if (command == null) {
            throw new IllegalStateException("The command is run by picocli, which sets its spec");
        }
        return new ParameterException(command.commandLine(), message);
    }

    /** {@return the module that calls AWS there} */
    AwsFis aws(String where) {
        AwsFis.Builder builder = roles.builder(where);
        return (endpoint == null ? builder : builder.endpoint(endpoint)).build();
    }
}
