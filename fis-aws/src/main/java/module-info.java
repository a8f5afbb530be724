/** Experiments against AWS, over the AWS SDK for Java v2. A service's SDK module is needed only by its own family. */
module io.github.fis4j.aws {
    requires transitive io.github.fis4j.core;
    requires transitive software.amazon.awssdk.auth;
    requires transitive software.amazon.awssdk.core;
    requires io.github.resilience4j.bulkhead;
    requires io.github.resilience4j.circuitbreaker;
    requires io.github.resilience4j.core;
    requires io.github.resilience4j.ratelimiter;
    requires io.netty.transport;
    requires org.slf4j;
    requires software.amazon.awssdk.awscore;
    requires software.amazon.awssdk.endpoints;
    requires software.amazon.awssdk.http;
    requires software.amazon.awssdk.http.nio.netty;
    requires software.amazon.awssdk.identity.spi;
    requires software.amazon.awssdk.regions;
    requires software.amazon.awssdk.retries;
    requires software.amazon.awssdk.retries.api;
    requires software.amazon.awssdk.services.sts;
    requires software.amazon.awssdk.utils;
    requires static software.amazon.awssdk.services.autoscaling;
    requires static software.amazon.awssdk.services.cloudwatch;
    requires static software.amazon.awssdk.services.ec2;
    requires static software.amazon.awssdk.services.ecs;
    requires static software.amazon.awssdk.services.eks;
    requires static software.amazon.awssdk.services.iam;
    requires static software.amazon.awssdk.services.rds;
    requires static software.amazon.awssdk.services.resourcegroupstaggingapi;
    requires static software.amazon.awssdk.services.ssm;
    requires static transitive org.jspecify;

    exports io.github.fis4j.aws;
}
