package io.github.fis4j.examples.cli;

import io.github.fis4j.UnreadableFileException;
import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.examples.cli.TemplateFile.Checked;
import io.github.fis4j.policy.PolicyFacts;
import io.github.fis4j.policy.PolicySet;
import io.github.fis4j.policy.PolicyWriter;
import io.github.fis4j.template.ExperimentTemplate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fis policy}: the IAM policies that a template needs, with the reasons; asks nobody. */
@Command(
        name = "policy",
        description = "Writes the least-privilege IAM policies that templates need.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:written",
            "1:a template has errors, or its policies do not fit into IAM's limits",
            "2:a file that cannot be read; wrong usage"
        })
final class PolicyCommand implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int UNUSABLE = 2;

    private final Screen screen;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The experiment templates, in any of their forms.")
    private List<Path> files = List.of();

    @Option(names = "--account", paramLabel = "ID", description = "The account that runs the experiment, 12 digits.")
    private @Nullable String account;

    @Option(names = "--region", paramLabel = "REGION", description = "The Region, for example eu-west-1.")
    private @Nullable String region;

    @Option(names = "--partition", paramLabel = "NAME", description = "The partition: aws, aws-cn, aws-us-gov.")
    private @Nullable String partition;

    @Option(names = "--role", paramLabel = "ARN", description = "The experiment role, instead of the template's.")
    private @Nullable String role;

    @Option(
            names = "--target-role",
            paramLabel = "ARN",
            description = "A role in a target account, for a template for several accounts. May be repeated.")
    private List<String> targetRoles = List.of();

    @Mixin
    private ReadingOption reading = new ReadingOption();

    @Mixin
    private PolicyChoice choice = new PolicyChoice();

    @Mixin
    private FormatOption format = new FormatOption();

    PolicyCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() {
        PolicyFacts facts = facts();
        List<PolicyOutput> outputs = new ArrayList<>();
        int worst = 0;
        for (Path file : files) {
            try {
                List<Checked> all = TemplateFile.at(file).checkAll(reading.reader());
                for (Checked checked : all) {
                    checked.problems().forEach(screen::problem);
                    if (checked.valid()) {
                        outputs.add(new PolicyOutput(checked.label(all.size()), sets(checked.template(), facts)));
                    } else {
                        worst = Math.max(worst, FAILED);
                    }
                }
            } catch (UnreadableFileException e) {
                screen.problem("fis: " + e.getMessage());
                worst = UNUSABLE;
            }
        }
        PolicyOutput.write(outputs, format.json(), screen);
        return Math.max(worst, outputs.stream().allMatch(PolicyOutput::fits) ? 0 : FAILED);
    }

    private PolicyFacts facts() {
        try {
            return PolicyFacts.none()
                    .accountId(account)
                    .region(region)
                    .partition(partition)
                    .roleArn(role)
                    .targetRoleArns(targetRoles);
        } catch (IllegalArgumentException e) {
            if (spec == null) {
                throw e;
            }
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private List<PolicySet> sets(ExperimentTemplate template, PolicyFacts given) {
        PolicyFacts facts = given.orGuessedFrom(template);
        PolicyWriter writer = PolicyWriter.of(Catalog.aws()).purpose(choice.purpose());
        List<PolicySet> sets = new ArrayList<>();
        if (choice.has("role")) {
            sets.addAll(writer.role(template, facts));
        }
        if (choice.has("trust")) {
            sets.addAll(writer.trust(template, facts));
        }
        if (choice.has("user")) {
            sets.addAll(writer.user(template, facts));
        }
        return sets;
    }
}
