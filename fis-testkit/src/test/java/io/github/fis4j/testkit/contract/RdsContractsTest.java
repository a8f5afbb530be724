package io.github.fis4j.testkit.contract;

import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.spi.TargetResolver;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.Target;
import io.github.fis4j.testkit.VirtualTime;
import io.github.fis4j.testkit.aws.FakeAws;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/** The family of RDS keeps the contracts. */
class RdsContractsTest {
    private static final String CLUSTER = "aws:rds:cluster";
    private static final String INSTANCE = "aws:rds:db";

    private final VirtualTime time = VirtualTime.stepped();
    private final FakeAws aws = FakeAws.on(time);
    private final FamilyUnderTest family = new FamilyUnderTest(aws.module(), time);

    private void makeDatabases() {
        for (String id : List.of("orders", "carts")) {
            aws.rds()
                    .cluster(
                            id,
                            c -> c.writer(id + "-1", "us-east-1a")
                                    .reader(id + "-2", "us-east-1b")
                                    .tag("chaos", "yes"));
            aws.rds().instance(id, i -> i.multiAz("us-east-1b").tag("chaos", "yes"));
        }
        aws.rds().cluster("calm", c -> {});
        aws.rds().instance("calm", i -> {});
    }

    private ActionUnderTest action(String id, String slot, String type, Map<String, String> parameters) {
        makeDatabases();
        return family.action(id, parameters, slot, FamilyUnderTest.tagged(type));
    }

    @Nested
    class Failover extends ActionProviderContract {
        @Override
        protected ActionUnderTest subject() {
            return action("aws:rds:failover-db-cluster", "Clusters", CLUSTER, Map.of());
        }

        @Override
        protected Object world() {
            return List.of(aws.rds().writerOf("orders"), aws.rds().writerOf("carts"));
        }
    }

    @Nested
    class Reboot extends ActionProviderContract {
        @Override
        protected ActionUnderTest subject() {
            return action("aws:rds:reboot-db-instances", "DBInstances", INSTANCE, Map.of());
        }
    }

    @Nested
    class ForcedReboot extends ActionProviderContract {
        @Override
        protected ActionUnderTest subject() {
            return action("aws:rds:reboot-db-instances", "DBInstances", INSTANCE, Map.of("forceFailover", "true"));
        }
    }

    private abstract class Databases extends TargetResolverContract {
        private final String type;

        Databases(String type) {
            this.type = type;
        }

        private String arn(String id) {
            return type.equals(CLUSTER) ? aws.rds().clusterArn(id) : aws.rds().instanceArn(id);
        }

        @Override
        protected TargetResolver resolver() {
            makeDatabases();
            return family.resolver(type);
        }

        @Override
        protected EngineTime time() {
            return time;
        }

        @Override
        protected Target byTags() {
            return FamilyUnderTest.tagged(type);
        }

        @Override
        protected List<String> meantByTags() {
            return List.of(arn("orders"), arn("carts"));
        }

        @Override
        protected Target byArn() {
            return Target.builder()
                    .resourceType(type)
                    .arn(arn("orders"))
                    .selection(SelectionMode.ALL)
                    .build();
        }

        @Override
        protected String strangerArn() {
            return arn("nobody");
        }
    }

    @Nested
    class Clusters extends Databases {
        Clusters() {
            super(CLUSTER);
        }
    }

    @Nested
    class Instances extends Databases {
        Instances() {
            super(INSTANCE);
        }
    }
}
