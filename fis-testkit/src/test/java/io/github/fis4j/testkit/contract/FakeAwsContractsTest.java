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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/** The AWS module keeps the contracts, as far as an AWS in memory can tell. */
class FakeAwsContractsTest {
    private static final String INSTANCE = "aws:ec2:instance";

    private final VirtualTime time = VirtualTime.stepped();
    private final FakeAws aws = FakeAws.on(time);
    private final FamilyUnderTest family = new FamilyUnderTest(aws.module(), time);

    private abstract class OnInstances extends ActionProviderContract {
        private final String id;
        private final Map<String, String> parameters;
        private List<String> instances = List.of();

        OnInstances(String id, Map<String, String> parameters) {
            this.id = id;
            this.parameters = parameters;
        }

        @Override
        protected ActionUnderTest subject() {
            instances = aws.ec2().instances(3, Tag.of("chaos", "yes"));
            return family.action(id, parameters, "Instances", FamilyUnderTest.tagged(INSTANCE));
        }

        @Override
        protected Object world() {
            return instances.stream()
                    .map(each ->
                            aws.ec2().stateOf(each) + ", rebooted " + aws.ec2().reboots(each))
                    .toList();
        }
    }

    @Nested
    class StopAndStart extends OnInstances {
        StopAndStart() {
            super("aws:ec2:stop-instances", Map.of("startInstancesAfterDuration", "PT2M"));
        }
    }

    @Nested
    class Stop extends OnInstances {
        Stop() {
            super("aws:ec2:stop-instances", Map.of());
        }
    }

    @Nested
    class Reboot extends OnInstances {
        Reboot() {
            super("aws:ec2:reboot-instances", Map.of());
        }
    }

    @Nested
    class Terminate extends OnInstances {
        Terminate() {
            super("aws:ec2:terminate-instances", Map.of());
        }
    }

    @Nested
    class Instances extends TargetResolverContract {
        private List<String> ids = List.of();

        @Override
        protected TargetResolver resolver() {
            ids = aws.ec2().instances(3, Tag.of("chaos", "yes"));
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
        protected List<String> meantByTags() {
            return ids.stream().map(aws.ec2()::arn).toList();
        }

        @Override
        protected Target byArn() {
            return Target.builder()
                    .resourceType(INSTANCE)
                    .arn(aws.ec2().arn(ids.get(0)))
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

        @Override
        protected boolean fire() {
            aws.cloudWatch().set("calm", "ALARM");
            return true;
        }
    }
}
