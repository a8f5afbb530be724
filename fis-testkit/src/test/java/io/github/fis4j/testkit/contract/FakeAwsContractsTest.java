package io.github.fis4j.testkit.contract;

import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.spi.StopConditionSource;
import io.github.fis4j.spi.TargetResolver;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.template.Target;
import io.github.fis4j.testkit.VirtualTime;
import io.github.fis4j.testkit.aws.FakeAws;
import io.github.fis4j.testkit.aws.Tag;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/** The AWS module keeps the contracts, as far as an AWS in memory can tell. */
class FakeAwsContractsTest {
    private static final String INSTANCE = "aws:ec2:instance";

    private final VirtualTime time = VirtualTime.stepped();
    private final FakeAws aws = FakeAws.on(time);
    private final FamilyUnderTest family = new FamilyUnderTest(aws.module(), time);

    private ActionUnderTest action(String id, Map<String, String> parameters) {
        aws.ec2().instances(3, Tag.of("chaos", "yes"));
        return family.action(id, parameters, "Instances", FamilyUnderTest.tagged(INSTANCE));
    }

    @Nested
    class StopAndStart extends ActionProviderContract {
        @Override
        protected ActionUnderTest subject() {
            return action("aws:ec2:stop-instances", Map.of("startInstancesAfterDuration", "PT2M"));
        }
    }

    @Nested
    class Stop extends ActionProviderContract {
        @Override
        protected ActionUnderTest subject() {
            return action("aws:ec2:stop-instances", Map.of());
        }
    }

    @Nested
    class Reboot extends ActionProviderContract {
        @Override
        protected ActionUnderTest subject() {
            return action("aws:ec2:reboot-instances", Map.of());
        }
    }

    @Nested
    class Terminate extends ActionProviderContract {
        @Override
        protected ActionUnderTest subject() {
            return action("aws:ec2:terminate-instances", Map.of());
        }
    }

    @Nested
    class Instances extends TargetResolverContract {
        private String id = "";

        @Override
        protected TargetResolver resolver() {
            id = aws.ec2().instances(3, Tag.of("chaos", "yes")).get(0);
            aws.ec2().instances(1);
            return family.resolver(INSTANCE);
        }

        @Override
        protected EngineTime time() {
            return time;
        }

        @Override
        protected Target byTags() {
            return FamilyUnderTest.tagged(INSTANCE);
        }

        @Override
        protected Target byArn() {
            return Target.builder()
                    .resourceType(INSTANCE)
                    .arn(aws.ec2().arn(id))
                    .selection(SelectionMode.ALL)
                    .build();
        }

        @Override
        protected String strangerArn() {
            return aws.ec2().arn("i-0123456789abcdef0");
        }
    }

    @Nested
    class Alarms extends StopConditionSourceContract {
        @Override
        protected StopConditionSource source() {
            aws.cloudWatch().alarm("calm");
            aws.cloudWatch().compositeAlarm("loud");
            aws.cloudWatch().set("loud", "ALARM");
            return family.module().stopConditionSources().get(0);
        }

        @Override
        protected EngineTime time() {
            return time;
        }

        @Override
        protected StopCondition clear() {
            return StopCondition.alarm(aws.cloudWatch().arn("calm"));
        }

        @Override
        protected StopCondition fired() {
            return StopCondition.alarm(aws.cloudWatch().arn("loud"));
        }

        @Override
        protected StopCondition missing() {
            return StopCondition.alarm(aws.cloudWatch().arn("none"));
        }
    }
}
