package io.github.fis4j.examples.spring;

import io.github.fis4j.aws.AwsFis;
import io.github.fis4j.engine.ExperimentEngine;
import io.github.fis4j.journal.FileJournal;
import io.github.fis4j.report.RecoveryReport;
import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.spi.FisModule;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One engine for the application. What a killed process left is undone before the application is ready. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ChaosProperties.class)
class ChaosConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(ChaosConfiguration.class);

    /** The real AWS, unless a test has another one. The engine closes it. */
    @Bean(destroyMethod = "")
    @ConditionalOnMissingBean
    FisModule faults(ChaosProperties properties) {
        return AwsFis.builder().region(properties.region()).build();
    }

    /** Closing the context closes the engine, which stops and undoes what is under way. */
    @Bean(destroyMethod = "close")
    ExperimentEngine experimentEngine(
            ChaosProperties properties, FisModule faults, ObjectProvider<EngineTime> timeOfATest) {
        ExperimentEngine.Builder builder = ExperimentEngine.builder()
                .register(faults)
                .journal(FileJournal.in(properties.journal()))
                .undoPatience(properties.undoPatience());
        timeOfATest.ifAvailable(builder::time);
        return builder.build();
    }

    @Bean
    ApplicationRunner recoverOnStart(ExperimentEngine engine, ChaosProperties properties) {
        return arguments -> {
            RecoveryReport recovered =
                    engine.recover().get(properties.recoverWithin().toMillis(), TimeUnit.MILLISECONDS);
            recovered.runs().forEach(run -> LOG.warn("Undone after a crash: {}", run));
        };
    }
}
