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

/** The family of EKS keeps the contracts. */
class EksContractsTest {
    private static final String NODEGROUP = "aws:eks:nodegroup";
    private static final String UUID = "aeb8f6a1-cbc5-4e4e-9d2b-0f1a2b3c4d5e";

    private final VirtualTime time = VirtualTime.stepped();
    private final FakeAws aws = FakeAws.on(time);
    private final FamilyUnderTest family = new FamilyUnderTest(aws.module(), time);

    private List<String> meant = List.of();

    private void makeNodegroups() {
        meant = List.of(
                aws.eks()
                        .nodegroup(
                                "prod", "web", n -> n.uuid(UUID).instances(25).tag("chaos", "yes")),
                aws.eks().nodegroup("prod", "batch", n -> n.instances(3).tag("chaos", "yes")));
        aws.eks().nodegroup("prod", "calm", n -> n.instances(2).tag("chaos", "no"));
    }

    private ActionUnderTest terminate() {
        makeNodegroups();
        return family.action(
                "aws:eks:terminate-nodegroup-instances",
                Map.of("instanceTerminationPercentage", "50"),
                "Nodegroups",
                FamilyUnderTest.tagged(NODEGROUP));
    }

    @Nested
    class Terminate extends ActionProviderContract {
        @Override
        protected ActionUnderTest subject() {
            return terminate();
        }
    }

    @Nested
    class Nodegroups extends TargetResolverContract {
        @Override
        protected TargetResolver resolver() {
            makeNodegroups();
            return family.resolver(NODEGROUP);
        }

        @Override
        protected EngineTime time() {
            return time;
        }

        @Override
        protected Target byTags() {
            return FamilyUnderTest.tagged(NODEGROUP);
        }

        @Override
        protected List<String> meantByTags() {
            return meant;
        }

        @Override
        protected Target byArn() {
            return Target.builder()
                    .resourceType(NODEGROUP)
                    .arn(arn("web"))
                    .selection(SelectionMode.ALL)
                    .build();
        }

        @Override
        protected String strangerArn() {
            return arn("nobody");
        }

        private String arn(String name) {
            return "arn:aws:eks:" + aws.region() + ":" + aws.accountId() + ":nodegroup/prod/" + name + "/" + UUID;
        }
    }
}
