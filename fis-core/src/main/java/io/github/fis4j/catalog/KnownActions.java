package io.github.fis4j.catalog;

import io.github.fis4j.model.EvidenceKind;
import java.util.List;

/**
 * The {@code aws:*} actions of this version, from the FIS actions reference
 * (https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html).
 */
final class KnownActions {
    private static final String INSTANCE = "aws:ec2:instance";

    private KnownActions() {}

    static Catalog catalog() {
        return Catalog.of(
                List.of(waiting(), stopInstances(), rebootInstances(), terminateInstances()),
                List.of(ResourceTypeDescriptor.of(INSTANCE, "EC2 instance")));
    }

    private static ActionDescriptor waiting() {
        return ActionDescriptor.builder("aws:fis:wait")
                .description("Does nothing for a while; stop conditions keep being watched.")
                .parameter(ParameterDescriptor.required("duration", ParameterDescriptor.Type.DURATION))
                .timing(TimingRule.hold("duration"))
                .evidence(EvidenceKind.NO_EFFECT)
                .reversibility(Reversibility.NO_EFFECT)
                .build();
    }

    private static ActionDescriptor stopInstances() {
        return ActionDescriptor.builder("aws:ec2:stop-instances")
                .description("Stops the target instances, and starts them again after a duration if one is given.")
                .slot("Instances", INSTANCE)
                .mostTargets(400)
                .parameter(
                        ParameterDescriptor.optional("startInstancesAfterDuration", ParameterDescriptor.Type.DURATION))
                .parameter(
                        ParameterDescriptor.optional("completeIfInstancesTerminated", ParameterDescriptor.Type.BOOLEAN)
                                .orElse("false"))
                .timing(TimingRule.hold("startInstancesAfterDuration"))
                .reversibility(Reversibility.UNDONE_WITH_DURATION)
                .permissions("ec2:StopInstances", "ec2:StartInstances", "ec2:DescribeInstances", "kms:CreateGrant")
                .build();
    }

    private static ActionDescriptor rebootInstances() {
        return ActionDescriptor.builder("aws:ec2:reboot-instances")
                .description("Reboots the target instances.")
                .slot("Instances", INSTANCE)
                .mostTargets(600)
                .evidence(EvidenceKind.ACKNOWLEDGED)
                .permissions("ec2:RebootInstances", "ec2:DescribeInstances")
                .build();
    }

    private static ActionDescriptor terminateInstances() {
        return ActionDescriptor.builder("aws:ec2:terminate-instances")
                .description("Terminates the target instances.")
                .slot("Instances", INSTANCE)
                .mostTargets(300)
                .permissions("ec2:TerminateInstances", "ec2:DescribeInstances")
                .build();
    }
}
