package io.github.fis4j.report;

import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.StopCondition;

/** The templates of the report tests. */
final class Templates {
    static final StopCondition ALARM = StopCondition.alarm("arn:aws:cloudwatch:eu-west-1:111122223333:alarm:p99");

    private Templates() {}

    static ExperimentTemplate stopOne() {
        return ExperimentTemplate.builder("Stop one random instance, start it again")
                .roleArn("arn:aws:iam::111122223333:role/Fis")
                .target("one", t -> t.resourceType("aws:ec2:instance").selection(SelectionMode.count(1)))
                .action("stop", a -> a.id("aws:ec2:stop-instances").target("Instances", "one"))
                .stopCondition(ALARM)
                .build();
    }

    static ExperimentTemplate stopAll() {
        return stopOne().toBuilder()
                .target("one", t -> t.resourceType("aws:ec2:instance"))
                .build();
    }

    static ExperimentTemplate waiting() {
        return ExperimentTemplate.builder("Wait")
                .action("wait", a -> a.id("aws:fis:wait").parameter("duration", "PT1M"))
                .stopCondition(StopCondition.none())
                .build();
    }
}
