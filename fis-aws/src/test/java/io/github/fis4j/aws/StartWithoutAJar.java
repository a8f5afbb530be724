package io.github.fis4j.aws;

import io.github.fis4j.engine.ExperimentEngine;
import io.github.fis4j.engine.InvalidTemplateException;
import io.github.fis4j.journal.InMemoryJournal;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.StopCondition;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a user whose class path lacks a jar does, and gets: the problems of a template, a line each. Loaded by {@link
 * AbsentJarsTest} on such a class path.
 */
public final class StartWithoutAJar implements Function<String, String> {
    private static final String ARN = "arn:aws:%s:eu-west-1:111122223333:%s";

    /** Starts an experiment. */
    @Override
    public String apply(String artifact) {
        try (ExperimentEngine engine = ExperimentEngine.builder()
                .register(AwsFis.builder().region("eu-west-1").build())
                .journal(InMemoryJournal.acceptingLoss())
                .build()) {
            engine.start(template(artifact));
            return "It started";
        } catch (InvalidTemplateException e) {
            return e.problems().stream().map(String::valueOf).collect(Collectors.joining("\n"));
        }
    }

    private static ExperimentTemplate template(String artifact) {
        ExperimentTemplate.Builder template = ExperimentTemplate.builder("needs a jar");
        return switch (artifact) {
            case "ecs" ->
                hit(template, "aws:ecs:cluster", ARN.formatted("ecs", "cluster/web"))
                        .action(
                                "hit",
                                a -> a.id("aws:ecs:drain-container-instances")
                                        .target("Clusters", "it")
                                        .parameter("drainagePercentage", "50")
                                        .parameter("duration", "PT2M"))
                        .stopCondition(StopCondition.none())
                        .build();
            case "rds" ->
                hit(template, "aws:rds:cluster", ARN.formatted("rds", "cluster:orders"))
                        .action("hit", a -> a.id("aws:rds:failover-db-cluster").target("Clusters", "it"))
                        .stopCondition(StopCondition.none())
                        .build();
            case "cloudwatch" ->
                template.action("hit", a -> a.id("aws:fis:wait").parameter("duration", "PT1M"))
                        .stopCondition(StopCondition.alarm(ARN.formatted("cloudwatch", "alarm:p99")))
                        .build();
            default -> throw new IllegalArgumentException("No template needs the jar " + artifact);
        };
    }

    private static ExperimentTemplate.Builder hit(ExperimentTemplate.Builder template, String type, String arn) {
        return template.target("it", t -> t.resourceType(type).arn(arn).selection(SelectionMode.ALL));
    }
}
