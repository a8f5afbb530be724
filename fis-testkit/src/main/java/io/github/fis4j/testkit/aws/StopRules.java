package io.github.fis4j.testkit.aws;

import io.github.fis4j.testkit.aws.Ec2Instance.Lifecycle;

/** When EC2 refuses to stop, start, reboot or terminate an instance. */
final class StopRules {
    private StopRules() {}

    static void checkStop(Ec2Instance instance) {
        checkState(instance, "stopped", "running", "stopping", "stopped");
        checkOperator(instance);
        if (instance.facts().rootDeviceType().equals("instance-store")) {
            throw ServiceFailure.badRequest(
                    "UnsupportedOperation",
                    "The instance '" + instance.id()
                            + "' does not have an 'ebs' root device type and cannot be stopped.");
        }
        if (instance.facts().lifecycle() == Lifecycle.SPOT_ONE_TIME) {
            throw ServiceFailure.badRequest(
                    "UnsupportedOperation",
                    "You can't stop the Spot Instance '" + instance.id()
                            + "' because it is associated with a one-time Spot Instance request.");
        }
        if (instance.facts().guards().stop()) {
            throw notPermitted(instance, "stopped", "disableApiStop");
        }
    }

    static void checkStart(Ec2Instance instance) {
        checkState(instance, "started", "pending", "running", "stopped");
        checkOperator(instance);
    }

    static void checkReboot(Ec2Instance instance) {
        checkState(instance, "rebooted", "running");
        checkOperator(instance);
    }

    /** {@return whether a call may not terminate it; what is terminated already is no matter} */
    static boolean keepsFromTermination(Ec2Instance instance) {
        Ec2Instance.Guards guards = instance.facts().guards();
        return !instance.isIn("shutting-down", "terminated")
                && (guards.stop() || guards.termination() || guards.operator() != null);
    }

    static void refuseTermination(Ec2Instance instance) {
        checkOperator(instance);
        throw notPermitted(
                instance,
                "terminated",
                instance.facts().guards().termination() ? "disableApiTermination" : "disableApiStop");
    }

    private static void checkState(Ec2Instance instance, String what, String... states) {
        if (!instance.isIn(states)) {
            throw ServiceFailure.badRequest(
                    "IncorrectInstanceState",
                    "The instance '" + instance.id() + "' is not in a state from which it can be " + what + ".");
        }
    }

    private static void checkOperator(Ec2Instance instance) {
        String operator = instance.facts().guards().operator();
        if (operator != null) {
            throw ServiceFailure.badRequest(
                    "OperationNotPermitted",
                    "The instance '" + instance.id() + "' is managed by " + operator + ", which alone may change it.");
        }
    }

    private static ServiceFailure notPermitted(Ec2Instance instance, String what, String attribute) {
        return ServiceFailure.badRequest(
                "OperationNotPermitted",
                "The instance '" + instance.id() + "' may not be " + what + ". Modify its '" + attribute
                        + "' instance attribute and try again.");
    }
}
