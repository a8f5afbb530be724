package io.github.fis4j.aws.command;

import io.github.fis4j.aws.shared.AwsCalls;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.spi.ActionFailedException;
import io.github.fis4j.spi.ReadContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.model.DocumentDescription;
import software.amazon.awssdk.services.ssm.model.DocumentParameter;

/** Looks documents up, and says beforehand what SSM would refuse, or what would run as something else than was meant. */
record Documents(CommandApi api, ReadContext context) {
    private static final String DEFAULT = "$DEFAULT";
    private static final String LATEST = "$LATEST";

    CompletionStage<Document> find(String name, @Nullable String version, Map<String, List<String>> parameters) {
        return api.document(name, version, context)
                .thenApply(found -> checked(found, name, version, parameters))
                .exceptionallyCompose(failure -> AwsCalls.isDenied(failure)
                        ? CompletableFuture.completedFuture(unseen(name, version, parameters, failure))
                        : CompletableFuture.failedFuture(explained(failure, name, version)));
    }

    /** The permissions that FIS asks for do not hold this look; without it SSM itself has to refuse. */
    private Document unseen(
            String name, @Nullable String version, Map<String, List<String>> parameters, Throwable failure) {
        context.note("Whether " + name + " can run so was not seen, since "
                + AwsCalls.unwrapped(failure).getMessage() + ". Allow ssm:DescribeDocument");
        return new Document(name, version, List.of(), parameters);
    }

    private static Throwable explained(Throwable failure, String name, @Nullable String version) {
        if (AwsCalls.isRefusedWith("InvalidDocumentVersion", failure)) {
            return refused("Document " + name + " has no version " + version
                    + ". Name one that Systems Manager lists, or leave documentVersion out for the default one");
        }
        return AwsCalls.isRefusedWith("InvalidDocument", failure)
                ? refused("There is no document " + name
                        + " for this account and Region. Documents of AWS have ARNs without an"
                        + " account, such as arn:aws:ssm:eu-west-1::document/AWSFIS-Run-CPU-Stress")
                : failure;
    }

    private static Document checked(
            DocumentDescription found, String name, @Nullable String version, Map<String, List<String>> parameters) {
        if (!"Command".equals(found.documentTypeAsString())) {
            throw refused("Document " + name + " is of type " + found.documentTypeAsString()
                    + ", and only one of type Command can be sent. Documents of type Automation are for"
                    + " aws:ssm:start-automation-execution");
        }
        if (!"Active".equals(found.statusAsString())) {
            throw refused(
                    "Document " + name + " is " + found.statusAsString() + ", and has to be Active. Wait until it is");
        }
        checkNames(found, name, parameters.keySet());
        return new Document(name, number(found, version), found.platformTypesAsStrings(), parameters);
    }

    private static void checkNames(DocumentDescription found, String name, Set<String> given) {
        Set<String> known =
                found.parameters().stream().map(DocumentParameter::name).collect(Collectors.toCollection(TreeSet::new));
        Set<String> unknown = new TreeSet<>(given);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw refused("Document " + name + " has no parameter " + String.join(", ", unknown) + ". It has "
                    + (known.isEmpty() ? "none" : String.join(", ", known)) + "; correct documentParameters");
        }
        String missing = found.parameters().stream()
                .filter(parameter -> parameter.defaultValue() == null && !given.contains(parameter.name()))
                .map(DocumentParameter::name)
                .sorted()
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw refused("Document " + name + " needs the parameter " + missing
                    + ", which has no default. Add it to documentParameters");
        }
    }

    /** What is published between two batches must not make them differ. */
    private static @Nullable String number(DocumentDescription found, @Nullable String version) {
        if (version == null || version.equals(DEFAULT)) {
            return found.defaultVersion();
        }
        return version.equals(LATEST) ? found.latestVersion() : version;
    }

    private static ActionFailedException refused(String message) {
        return new ActionFailedException(ErrorCode.CONFIGURATION_FAILURE, message);
    }
}
