package io.github.fis4j.aws.kill;

import io.github.fis4j.template.Action;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.Target;
import java.util.function.Consumer;

/** The experiment that is killed: eight actions of every kind, some side by side, some one after the other. */
final class SweepTemplate {
    static final String ROLE = "role";

    private SweepTemplate() {}

    static ExperimentTemplate get() {
        return ExperimentTemplate.builder("what a kill must not leave behind")
                .target("web", withRole("web"))
                .target("db", withRole("db"))
                .target("cache", withRole("cache"))
                .target("marked", withRole("marked"))
                .target("leased", withRole("leased"))
                .action("calm", pause("PT2S"))
                .action("stop-web", on("web", "aws:ec2:stop-instances", "startInstancesAfterDuration", "PT15S", "calm"))
                .action(
                        "reboot",
                        action -> action.id("aws:ec2:reboot-instances")
                                .target("Instances", "cache")
                                .startAfter("calm"))
                .action("mark", on("marked", TagProvider.TAG, TagProvider.DURATION, "PT10S", "reboot"))
                .action("lease", on("leased", TagProvider.LEASE, TagProvider.DURATION, "PT30S", "calm"))
                .action(
                        "addresses",
                        action -> action.id(AddressProvider.ALLOCATE)
                                .parameter(AddressProvider.DURATION, "PT10S")
                                .startAfter("calm"))
                .action(
                        "stop-db",
                        on("db", "aws:ec2:stop-instances", "startInstancesAfterDuration", "PT5S", "addresses"))
                .action(
                        "end",
                        action -> action.id("aws:fis:wait")
                                .parameter("duration", "PT1S")
                                .startAfter("stop-web", "mark", "lease", "stop-db"))
                .build();
    }

    private static Consumer<Target.Builder> withRole(String role) {
        return target -> target.resourceType("aws:ec2:instance").tag(ROLE, role);
    }

    private static Consumer<Action.Builder> pause(String duration) {
        return action -> action.id("aws:fis:wait").parameter("duration", duration);
    }

    private static Consumer<Action.Builder> on(
            String target, String id, String parameter, String duration, String after) {
        return action -> action.id(id)
                .target("Instances", target)
                .parameter(parameter, duration)
                .startAfter(after);
    }
}
