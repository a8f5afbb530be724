package io.github.fis4j.examples;

import static io.github.fis4j.template.SelectionMode.count;

import io.github.fis4j.engine.ExperimentEngine;
import io.github.fis4j.engine.RunOptions;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.report.ReportText;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.testkit.VirtualTime;
import io.github.fis4j.testkit.aws.FakeAws;
import io.github.fis4j.testkit.aws.Tag;

/**
 * Stops one random tagged instance, watches an alarm, starts the instance again two minutes later: on an AWS in memory and
 * on time that jumps, so it takes no time. Against AWS it is the same program with {@code AwsFis.create()} as the module.
 */
public final class StopOneRandomExample {
    private StopOneRandomExample() {}

    /**
     * Runs the experiment and prints its report.
     *
     * @param args none
     */
    public static void main(String[] args) {
        VirtualTime time = VirtualTime.create();
        FakeAws aws = FakeAws.on(time);
        aws.ec2().instances(3, Tag.of("Purpose", "chaos-ready"));
        String alarm = aws.cloudWatch().alarm("No_Traffic");

        ExperimentReport report = run(aws, time, template(alarm));

        System.out.print(ReportText.of(report));
        System.exit(report.exitCode());
    }

    static ExperimentTemplate template(String alarm) {
        return ExperimentTemplate.builder("one web node lost")
                .target(
                        "one",
                        target -> target.resourceType("aws:ec2:instance")
                                .tag("Purpose", "chaos-ready")
                                .filter("State.Name", "running")
                                .selection(count(1)))
                .action(
                        "stop",
                        action -> action.id("aws:ec2:stop-instances")
                                .target("Instances", "one")
                                .parameter("startInstancesAfterDuration", "PT2M"))
                .stopCondition(StopCondition.alarm(alarm))
                .build();
    }

    static ExperimentReport run(FakeAws aws, VirtualTime time, ExperimentTemplate template) {
        try (ExperimentEngine engine =
                ExperimentEngine.builder().register(aws.module()).time(time).build()) {
            RunOptions seeded = RunOptions.builder().seed(42).build();
            return engine.start(template, seeded).completion().join();
        }
    }
}
