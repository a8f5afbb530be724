package io.github.fis4j.examples.spring;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static io.github.fis4j.testkit.aws.AwsAssertions.assertThat;
import static io.github.fis4j.testkit.aws.InstanceTrait.tag;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.engine.ExperimentEngine;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.testkit.VirtualTime;
import io.github.fis4j.testkit.aws.FakeAws;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The application is started for real, twice; AWS is in memory and lives through both. */
class ChaosConfigurationTest {
    private static final ExperimentTemplate TEMPLATE = ExperimentTemplate.builder("one web node lost")
            .target("one", t -> t.resourceType("aws:ec2:instance").tag("chaos", "yes"))
            .action(
                    "stop",
                    a -> a.id("aws:ec2:stop-instances")
                            .target("Instances", "one")
                            .parameter("startInstancesAfterDuration", "PT2M"))
            .stopCondition(StopCondition.none())
            .build();

    @TempDir
    Path journal;

    private final VirtualTime time = VirtualTime.create();
    private final FakeAws aws = FakeAws.on(time);

    private ConfigurableApplicationContext started() {
        return new SpringApplicationBuilder(ChaosConfiguration.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .initializers(context -> {
                    context.getBeanFactory().registerSingleton("awsInMemory", aws.module());
                    context.getBeanFactory().registerSingleton("virtualTime", time);
                })
                .run("--fis4j.journal=" + journal, "--fis4j.region=us-east-1", "--fis4j.undo-patience=30s");
    }

    @Test
    void experimentOfAnApplication_runsOnItsEngine() {
        aws.ec2().instances(1, tag("chaos", "yes"));
        try (ConfigurableApplicationContext application = started()) {
            ExperimentEngine engine = application.getBean(ExperimentEngine.class);
            assertThat(engine.start(TEMPLATE).completion().join()).completed().undid("stop");
        }
        assertThat(aws.ec2()).allRunning();
    }

    @Test
    void applicationThatWasEndedWithAnOpenUndo_undoesItWhenItStartsAgain() {
        aws.ec2().instances(1, tag("chaos", "yes"));
        aws.ec2().deny("StartInstances");
        try (ConfigurableApplicationContext application = started()) {
            ExperimentEngine engine = application.getBean(ExperimentEngine.class);
            assertThat(engine.start(TEMPLATE).completion().join()).failed().hit("stop", 1);
        }
        assertThat(aws.ec2()).stopped(1);

        aws.ec2().allow("StartInstances");
        try (ConfigurableApplicationContext application = started()) {
            assertThat(application.isActive()).isTrue();
            assertThat(aws.ec2()).allRunning();
        }
    }
}
