package io.github.fis4j.testkit.aws;

import io.github.fis4j.model.Arns;
import io.github.fis4j.testkit.aws.DocumentBuilder.Document;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The documents that there are: those that AWS brings for faults, and the account's own. Guarded by its owner. */
final class SsmDocuments {
    private static final String FAULT = "AWSFIS-Run-";
    private static final String SECONDS = "DurationSeconds";
    private static final String INSTALL = "InstallDependencies";

    private final FakeSettings settings;
    private final Map<String, Document> byArn = new HashMap<>();

    SsmDocuments(FakeSettings settings) {
        this.settings = settings;
        fault("CPU-Stress", d -> d.runsFor(SECONDS).optional("CPU", "LoadPercent"));
        fault("Disk-Fill", d -> d.runsFor(SECONDS).optional("Percent"));
        fault("IO-Stress", d -> d.runsFor(SECONDS).optional("Workers", "Percent"));
        fault("Kill-Process", d -> d.required("ProcessName").optional("Signal"));
        fault("Memory-Stress", d -> d.runsFor(SECONDS).required("Percent").optional("Workers"));
        fault(
                "Network-Blackhole-Port",
                d -> d.runsFor(SECONDS).required("Protocol", "Port").optional("TrafficType"));
        fault("Network-Latency", d -> d.runsFor(SECONDS).optional("Interface", "DelayMilliseconds"));
        fault(
                "Network-Latency-Sources",
                d -> d.runsFor(SECONDS)
                        .required("Sources")
                        .optional(
                                "Interface", "DelayMilliseconds", "JitterMilliseconds", "FlowsPercent", "TrafficType"));
        fault("Network-Packet-Loss", d -> d.runsFor(SECONDS).optional("Interface", "LossPercent"));
        fault(
                "Network-Packet-Loss-Sources",
                d -> d.runsFor(SECONDS)
                        .required("Sources")
                        .optional("Interface", "LossPercent", "FlowsPercent", "TrafficType"));
        add(
                "AWS-RunShellScript",
                true,
                d -> d.platforms("Linux", "MacOS")
                        .required("commands")
                        .optional("workingDirectory", "executionTimeout"));
    }

    private void fault(String name, Consumer<DocumentBuilder> description) {
        add(FAULT + name, true, description.andThen(d -> d.platforms("Linux").optional(INSTALL)));
    }

    /** Adds a document, in place of one of that name, and tells its ARN. */
    String add(String name, boolean byAws, Consumer<DocumentBuilder> description) {
        DocumentBuilder builder = new DocumentBuilder();
        description.accept(builder);
        Document document = builder.build(name, arn(name, byAws), byAws);
        byArn.put(document.arn(), document);
        return document.arn();
    }

    /** Those of AWS belong to no account. */
    private String arn(String name, boolean byAws) {
        return byAws
                ? "arn:aws:ssm:" + settings.region() + "::document/" + name
                : Arns.of(settings.place(), "ssm", "document/" + name);
    }

    /** {@return the document of a name or an ARN; fails if there is none} */
    Document get(@Nullable String nameOrArn) {
        String asked = String.valueOf(nameOrArn);
        Document own = byArn.get(asked.startsWith("arn:") ? asked : arn(asked, false));
        Document found = own != null ? own : byArn.get(arn(asked, true));
        if (found == null) {
            throw ServiceFailure.badRequest("InvalidDocument", "Document with name " + asked + " does not exist.");
        }
        return found;
    }
}
