package io.github.fis4j.examples.cli;

import io.github.fis4j.model.Arns;
import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.template.Target;
import io.github.fis4j.testkit.aws.FakeAws;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * An AWS in memory in which a template finds what it asks for: for each target the instances that it lists, or else three
 * that match and a neighbour that does not; every alarm OK. Two targets that ask for the same share theirs. The same
 * template gives the same world.
 */
final class SimulatedWorld {
    private static final String INSTANCE = "aws:ec2:instance";
    private static final int MATCHING = 3;

    private final FakeAws aws;
    private final Home home;
    private final Set<InstanceRecipe> made = new LinkedHashSet<>();
    private final Set<String> listed = new LinkedHashSet<>();

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
        return aws;
    }

    private void furnish(String name, Target target) throws NotSimulatedException {
        if (!target.resourceType().equals(INSTANCE)) {
            throw new NotSimulatedException("target " + name + " asks for " + target.resourceType()
                    + "; the simulation has " + INSTANCE + " only");
        }
        if (!target.resourceArns().isEmpty()) {
            list(name, target.resourceArns());
            return;
        }
        InstanceRecipe recipe = InstanceRecipe.of(name, target, home.region());
        if (made.add(recipe)) {
            for (int i = 1; i <= MATCHING; i++) {
                make(recipe, name + "-" + i);
            }
            make(recipe.neighbour(), name + "-neighbour");
        }
    }

    private void make(InstanceRecipe recipe, String instanceName) {
        aws.ec2().instance(builder -> {
            recipe.applyTo(builder);
            if (!recipe.tags().containsKey("Name")) {
                builder.tag("Name", instanceName);
            }
        });
    }

    private void list(String name, List<String> arns) throws NotSimulatedException {
        for (String arn : arns) {
            String id = Arns.id(arn);
            if (!aws.ec2().arn(id).equals(arn)) {
                throw new NotSimulatedException("target " + name + " lists " + arn
                        + "; the simulation has instances of account " + home.accountId() + " in " + home.region()
                        + " only");
            }
            if (listed.add(id)) {
                aws.ec2().instance(builder -> builder.id(id));
            }
        }
    }

    private void watch(StopCondition condition) {
        String arn = condition.value();
        if (condition.source().equals(StopCondition.CLOUDWATCH_ALARM) && arn != null) {
            aws.cloudWatch().alarm(arn.substring(arn.indexOf(":alarm:") + ":alarm:".length()));
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
