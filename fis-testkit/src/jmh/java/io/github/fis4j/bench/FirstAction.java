package io.github.fis4j.bench;

import io.github.fis4j.Fis;
import io.github.fis4j.engine.ExperimentEngine;
import io.github.fis4j.engine.RunOptions;
import io.github.fis4j.event.ActionStatus;
import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.ExperimentEvent.ActionStatusChanged;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.StopCondition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What {@link FreshJvm} starts: runs a wait action and prints when it began, in microseconds since 1970. */
public final class FirstAction {
    private static final String JSON = """
            {
              "description": "one action",
              "targets": {},
              "actions": {"pause": {"actionId": "aws:fis:wait", "parameters": {"duration": "PT0.001S"}}},
              "stopConditions": [{"source": "none"}],
              "roleArn": "arn:aws:iam::111122223333:role/fis"
            }
            """;

    private FirstAction() {}

    /**
     * Runs it.
     *
     * @param args {@code json} if the template is to be read from JSON
     */
    public static void main(String[] args) {
        boolean json = args.length > 0 && args[0].equals("json");
        ExperimentTemplate template = json ? Fis.read(JSON).template() : built();
        try (ExperimentEngine engine = ExperimentEngine.builder().build()) {
            RunOptions options =
                    RunOptions.builder().listener(FirstAction::tell).build();
            engine.start(template, options).completion().join();
        }
    }

    private static ExperimentTemplate built() {
        return ExperimentTemplate.builder("one action")
                .action("pause", a -> a.id("aws:fis:wait").parameter("duration", "PT0.001S"))
                .stopCondition(StopCondition.none())
                .build();
    }

    private static void tell(ExperimentEvent event) {
        if (event instanceof ActionStatusChanged changed && changed.to() == ActionStatus.RUNNING) {
            System.out.println(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
        }
    }
}
