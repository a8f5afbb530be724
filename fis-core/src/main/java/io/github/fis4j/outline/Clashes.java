package io.github.fis4j.outline;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is strange about two actions on one resource at one time. */
final class Clashes {
    private static final String STOP = "aws:ec2:stop-instances";
    private static final String REBOOT = "aws:ec2:reboot-instances";
    private static final String TERMINATE = "aws:ec2:terminate-instances";
    private static final String INTERRUPT = "aws:ec2:send-spot-instance-interruptions";
    private static final String COMMAND = "aws:ssm:send-command";
    private static final Set<String> ENDS_INSTANCES = Set.of(STOP, TERMINATE, INTERRUPT);

    private Clashes() {}

    /** {@return a sentence without its full stop; null if nothing is odd} */
    static @Nullable String of(ActionOutline one, ActionOutline other) {
        if (one.actionId().equals(other.actionId())) {
            return one.aftermath() == Aftermath.UNDONE
                    ? "Both do the same; the first to end undoes it for both"
                    : "Both do the same";
        }
        String instances = ofInstances(one.actionId(), other.actionId());
        if (instances == null) {
            instances = ofInstances(other.actionId(), one.actionId());
        }
        return instances == null ? ofAftermaths(one, other) : instances;
    }

    private static @Nullable String ofInstances(String one, String other) {
        if (one.equals(TERMINATE) && ENDS_INSTANCES.contains(other)) {
            return "A terminated instance can be neither stopped nor started again";
        }
        if (ENDS_INSTANCES.contains(one) && other.equals(REBOOT)) {
            return "An instance that goes down or is down cannot be rebooted";
        }
        if (one.equals(COMMAND) && (ENDS_INSTANCES.contains(other) || other.equals(REBOOT))) {
            return "A command runs only while its instance does";
        }
        return one.equals(STOP) && other.equals(INTERRUPT)
                ? "An instance that is stopped already takes no notice of the interruption"
                : null;
    }

    private static @Nullable String ofAftermaths(ActionOutline one, ActionOutline other) {
        boolean undone = one.aftermath() == Aftermath.UNDONE || other.aftermath() == Aftermath.UNDONE;
        boolean irreversible = one.aftermath() == Aftermath.IRREVERSIBLE || other.aftermath() == Aftermath.IRREVERSIBLE;
        return undone && irreversible
                ? "What cannot be taken back may leave the other one's post action nothing to restore"
                : null;
    }
}
