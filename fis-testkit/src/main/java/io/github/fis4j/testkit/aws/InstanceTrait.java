package io.github.fis4j.testkit.aws;

/**
 * What instances of a fleet have in common; to be imported statically: {@code aws.ec2().instances(3, tag("chaos", "yes"),
 * zone("eu-west-1a"))}. Everything else that an instance can be is in {@link InstanceBuilder}: a lambda over it is a trait too.
 */
@FunctionalInterface
public interface InstanceTrait {

    /**
     * Gives an instance the trait.
     *
     * @param instance the instance that is being made
     */
    void describe(InstanceBuilder instance);

    /**
     * {@return a tag}
     *
     * @param key its key
     * @param value its value
     */
    static Tag tag(String key, String value) {
        return Tag.of(key, value);
    }

    /**
     * {@return the tag {@code Name}}
     *
     * @param name its value
     */
    static Tag named(String name) {
        return Tag.of("Name", name);
    }

    /**
     * {@return an Availability Zone, instead of a, b and c in turn}
     *
     * @param name for example {@code us-east-1a}, in the Region of the AWS
     */
    static InstanceTrait zone(String name) {
        return instance -> instance.zone(name);
    }

    /**
     * {@return an instance type}
     *
     * @param name for example {@code m7g.large}
     */
    static InstanceTrait type(String name) {
        return instance -> instance.type(name);
    }

    /**
     * {@return a state to begin in, instead of running}
     *
     * @param name a state in EC2's words, for example {@code stopped}
     */
    static InstanceTrait state(String name) {
        return instance -> instance.state(name);
    }

    /**
     * {@return a network}
     *
     * @param vpc the id of the VPC
     * @param subnet the id of the subnet
     */
    static InstanceTrait network(String vpc, String subnet) {
        return instance -> instance.network(vpc, subnet);
    }

    /** {@return a one-time Spot instance, which cannot be stopped} */
    static InstanceTrait spot() {
        return InstanceBuilder::spotOneTime;
    }

    /** {@return protection against being stopped} */
    static InstanceTrait stopProtected() {
        return InstanceBuilder::stopProtection;
    }

    /** {@return protection against being terminated} */
    static InstanceTrait terminationProtected() {
        return InstanceBuilder::terminationProtection;
    }
}
