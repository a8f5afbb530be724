package io.github.fis4j.examples.cli;

import io.github.fis4j.model.Arns;
import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.template.Action;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.template.Target;
import io.github.fis4j.testkit.aws.FakeAws;
import io.github.fis4j.testkit.aws.Home;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An AWS in memory in which a template finds what it asks for: for each target the resources that it lists, or else three
 * that match and a neighbour that does not; every alarm OK, every document of one's own there. Two targets that ask for
 * the same share theirs. The same template gives the same world.
 */
final class SimulatedWorld {
    private static final String INSTANCE = "aws:ec2:instance";
    private static final int MATCHING = 3;

    private final FakeAws aws;
    private final Home home;
    private final Set<Object> made = new LinkedHashSet<>();

    private SimulatedWorld(FakeAws aws, Home home) {
        this.aws = aws;
        this.home = home;
    }

    /**
     * Makes the world of a template.
     *
     * @param template the template
     * @param home where it is
     * @param time its time, and the engine's
     * @throws NotSimulatedException if the template asks for something that the world cannot have
     */
    static FakeAws of(ExperimentTemplate template, Home home, EngineTime time) throws NotSimulatedException {
        FakeAws aws = FakeAws.builder(time)
                .accountId(home.accountId())
                .region(home.region())
                .build();
        SimulatedWorld world = new SimulatedWorld(aws, home);
        for (String name : template.targets().keySet()) {
            Target target = template.targets().get(name);
            if (target != null) {
                world.furnish(name, target);
            }
        }
        template.stopConditions().forEach(world::watch);
        template.actions().values().forEach(world::document);
        return aws;
    }

    private void furnish(String name, Target target) throws NotSimulatedException {
        if (!target.resourceArns().isEmpty()) {
            list(name, target);
        } else if (target.resourceType().equals(INSTANCE)) {
            instances(name, InstanceRecipe.of(name, target, home.region()));
        } else {
            StockRecipe recipe = StockRecipe.of(name, target, stock(name, target), home.region());
            if (made.add(recipe)) {
                for (int i = 1; i <= MATCHING; i++) {
                    recipe.make(aws, name + "-" + i);
                }
                if (!recipe.neighbour().equals(recipe)) {
                    recipe.neighbour().make(aws, name + "-neighbour");
                }
            }
        }
    }

    private static Stock stock(String name, Target target) throws NotSimulatedException {
        return Stock.of(target.resourceType())
                .orElseThrow(() -> new NotSimulatedException("target " + name + " asks for " + target.resourceType()
                        + "; the simulation has " + INSTANCE + ", "
                        + Arrays.stream(Stock.values()).map(Stock::type).collect(Collectors.joining(", ")) + " only"));
    }

    private void instances(String name, InstanceRecipe recipe) {
        if (made.add(recipe)) {
            for (int i = 1; i <= MATCHING; i++) {
                instance(recipe, name + "-" + i);
            }
            instance(recipe.neighbour(), name + "-neighbour");
        }
    }

    private void instance(InstanceRecipe recipe, String instanceName) {
        aws.ec2().instance(builder -> {
            recipe.applyTo(builder);
            if (!recipe.tags().containsKey("Name")) {
                builder.tag("Name", instanceName);
            }
        });
    }

    private void list(String name, Target target) throws NotSimulatedException {
        for (String arn : target.resourceArns()) {
            if (!home.has(arn)) {
                throw new NotSimulatedException("target " + name + " lists " + arn
                        + "; the simulation has resources of account " + home.accountId() + " in " + home.region()
                        + " only");
            }
            if (!target.resourceType().equals(INSTANCE)) {
                StockRecipe recipe = StockRecipe.of(name, target, stock(name, target), home.region());
                if (made.add(arn)) {
                    recipe.makeListed(aws, arn);
                }
            } else if (made.add(arn)) {
                aws.ec2().instance(builder -> builder.id(Arns.id(arn)));
            }
        }
    }

    private void watch(StopCondition condition) {
        String arn = condition.value();
        if (condition.source().equals(StopCondition.CLOUDWATCH_ALARM) && arn != null) {
            aws.cloudWatch().alarm(arn.substring(arn.indexOf(":alarm:") + ":alarm:".length()));
        }
    }

    /** A document of one's own takes whatever parameters it is given. */
    private void document(Action action) {
        String arn = action.parameters().getOrDefault("documentArn", "");
        if (arn.contains(":document/") && home.has(arn)) {
            aws.ssm().document(Arns.id(arn), builder -> {});
        }
    }

    /** The simulation does not have what a template asks for. */
    static final class NotSimulatedException extends Exception {
        private static final long serialVersionUID = 1L;

        NotSimulatedException(String message) {
            super("Cannot simulate this template: " + message);
        }
    }
}
