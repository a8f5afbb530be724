/** Tests of experiments without waiting and without AWS. What is for JUnit is in packages of its own. */
module io.github.fis4j.testkit {
    requires transitive io.github.fis4j.core;
    requires transitive org.assertj.core;
    requires transitive io.github.fis4j.aws;
    requires transitive org.junit.jupiter.api;
    requires org.junit.platform.commons;
    requires transitive io.github.resilience4j.bulkhead;
    requires transitive io.github.resilience4j.circuitbreaker;
    requires io.github.resilience4j.core;
    requires transitive io.github.resilience4j.retry;
    requires org.slf4j;
    requires software.amazon.awssdk.awscore;
    requires software.amazon.awssdk.core;
    requires software.amazon.awssdk.identity.spi;
    requires software.amazon.awssdk.services.cloudwatch;
    requires software.amazon.awssdk.services.ec2;
    requires software.amazon.awssdk.services.sts;
    requires static software.amazon.awssdk.services.autoscaling;
    requires static software.amazon.awssdk.services.ecs;
    requires static software.amazon.awssdk.services.eks;
    requires static software.amazon.awssdk.services.iam;
    requires static software.amazon.awssdk.services.rds;
    requires static software.amazon.awssdk.services.resourcegroupstaggingapi;
    requires static software.amazon.awssdk.services.ssm;
    requires static transitive org.jspecify;

    exports io.github.fis4j.testkit;
    exports io.github.fis4j.testkit.aws;
    exports io.github.fis4j.testkit.contract;
    exports io.github.fis4j.testkit.junit;
    exports io.github.fis4j.testkit.resilience4j;

    opens io.github.fis4j.testkit.contract to
            org.junit.platform.commons;
    opens io.github.fis4j.testkit.junit to
            org.junit.platform.commons;
}
