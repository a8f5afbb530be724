package io.github.fis4j.testkit.aws;

import io.github.fis4j.testkit.aws.Ec2Instance.Facts;
import io.github.fis4j.testkit.aws.Ec2Instance.Guards;
import io.github.fis4j.testkit.aws.Ec2Instance.Lifecycle;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Describes an instance of a {@link FakeEc2}. Without more it is running, of type {@code t3.micro}, on demand, on EBS, in
 * one of the Region's zones a, b and c in turn. Not thread-safe.
 */
public final class InstanceBuilder {
    private static final int ZONES = 3;

    private final int number;
    private final String region;
    private final Map<String, String> tags = new LinkedHashMap<>();
    private String id;
    private String state = "running";
    private String zone;
    private String type = "t3.micro";
    private String imageId = "ami-" + Ec2Instance.hex(1);
    private String vpcId = "vpc-" + Ec2Instance.hex(1);
    private String subnetId;
    private List<String> securityGroups = List.of("sg-" + Ec2Instance.hex(1));
    private String architecture = "x86_64";
    private String rootDeviceType = "ebs";
    private Lifecycle lifecycle = Lifecycle.ON_DEMAND;
    private @Nullable Instant launchTime;
    private String reservationId;
    private Guards guards = Guards.NONE;
    private @Nullable String publicIp;
    private boolean elastic;

    InstanceBuilder(int number, String region) {
        this.number = number;
        this.region = region;
        int place = (number - 1) % ZONES;
        id = "i-" + Ec2Instance.hex(number);
        reservationId = "r-" + Ec2Instance.hex(number);
        zone = region + (char) ('a' + place);
        subnetId = "subnet-" + Ec2Instance.hex(place + 1);
    }

    /**
     * Sets the id. Without it: {@code i-} and the instance's number, 17 hexadecimal digits.
     *
     * @param instanceId for example {@code i-0123456789abcdef0}
     * @return this builder
     */
    public InstanceBuilder id(String instanceId) {
        id = instanceId;
        return this;
    }

    /**
     * Adds a tag.
     *
     * @param key its key
     * @param value its value
     * @return this builder
     */
    public InstanceBuilder tag(String key, String value) {
        tags.put(key, value);
        return this;
    }

    /**
     * Adds a tag.
     *
     * @param tag the tag
     * @return this builder
     */
    public InstanceBuilder tag(Tag tag) {
        return tag(tag.key(), tag.value());
    }

    /**
     * Sets the state that it begins in.
     *
     * @param name a state in EC2's words, for example {@code stopped}; it stays in it until a call changes it
     * @return this builder
     * @throws IllegalArgumentException if EC2 has no such state
     */
    public InstanceBuilder state(String name) {
        Ec2Instance.code(name);
        state = name;
        return this;
    }

    /**
     * Sets the Availability Zone.
     *
     * @param name for example {@code us-east-1a}
     * @return this builder
     * @throws IllegalArgumentException if it is not in the Region of the AWS
     */
    public InstanceBuilder zone(String name) {
        if (!name.startsWith(region)) {
            throw new IllegalArgumentException("The zone " + name + " is not in " + region
                    + ", where this AWS in memory is. Name a zone of it, or build the AWS with region(..): in a test, the"
                    + " Region is that of the template or of @FisTest(region = ..)");
        }
        zone = name;
        return this;
    }

    /**
     * Sets the instance type.
     *
     * @param name for example {@code m7g.large}
     * @return this builder
     */
    public InstanceBuilder type(String name) {
        type = name;
        return this;
    }

    /**
     * Sets the image.
     *
     * @param ami its id
     * @return this builder
     */
    public InstanceBuilder image(String ami) {
        imageId = ami;
        return this;
    }

    /**
     * Sets the network.
     *
     * @param vpc the id of the VPC
     * @param subnet the id of the subnet
     * @return this builder
     */
    public InstanceBuilder network(String vpc, String subnet) {
        vpcId = vpc;
        subnetId = subnet;
        return this;
    }

    /**
     * Sets the security groups of its one network interface.
     *
     * @param ids their ids
     * @return this builder
     */
    public InstanceBuilder securityGroups(String... ids) {
        securityGroups = List.of(ids);
        return this;
    }

    /**
     * Sets the architecture.
     *
     * @param name for example {@code arm64}
     * @return this builder
     */
    public InstanceBuilder architecture(String name) {
        architecture = name;
        return this;
    }

    /**
     * Sets when it was launched. Without it: now.
     *
     * @param at when
     * @return this builder
     */
    public InstanceBuilder launchTime(Instant at) {
        launchTime = at;
        return this;
    }

    /** {@return this builder, with the root device on an instance store: it cannot be stopped} */
    public InstanceBuilder instanceStore() {
        rootDeviceType = "instance-store";
        return this;
    }

    /** {@return this builder, of a Spot request that is made once: it cannot be stopped} */
    public InstanceBuilder spotOneTime() {
        lifecycle = Lifecycle.SPOT_ONE_TIME;
        return this;
    }

    /** {@return this builder, of a persistent Spot request} */
    public InstanceBuilder spotPersistent() {
        lifecycle = Lifecycle.SPOT_PERSISTENT;
        return this;
    }

    /** {@return this builder, with stop protection: it can be neither stopped nor terminated} */
    public InstanceBuilder stopProtection() {
        guards = new Guards(true, guards.termination(), guards.operator());
        return this;
    }

    /** {@return this builder, with termination protection} */
    public InstanceBuilder terminationProtection() {
        guards = new Guards(guards.stop(), true, guards.operator());
        return this;
    }

    /**
     * Lets a service manage the instance: nobody else can stop, reboot or terminate it.
     *
     * @param principal for example {@code eks.amazonaws.com}
     * @return this builder
     */
    public InstanceBuilder managedBy(String principal) {
        guards = new Guards(guards.stop(), guards.termination(), principal);
        return this;
    }

    /**
     * Gives it a public address of EC2's, which a stop takes away; a start brings another one.
     *
     * @param address for example {@code 203.0.113.4}
     * @return this builder
     */
    public InstanceBuilder publicIp(String address) {
        publicIp = address;
        elastic = false;
        return this;
    }

    /**
     * Gives it an Elastic IP address, which it keeps.
     *
     * @param address for example {@code 203.0.113.4}
     * @return this builder
     */
    public InstanceBuilder elasticIp(String address) {
        publicIp = address;
        elastic = true;
        return this;
    }

    InstanceBuilder reservation(String reservation) {
        reservationId = reservation;
        return this;
    }

    Ec2Instance build(Instant now) {
        Facts facts = new Facts(
                number,
                Map.copyOf(tags),
                zone,
                type,
                imageId,
                vpcId,
                subnetId,
                securityGroups,
                architecture,
                rootDeviceType,
                lifecycle,
                reservationId,
                lifecycle.spot() ? "sir-" + Ec2Instance.hex(number).substring(9) : null,
                guards,
                publicIp,
                elastic);
        return new Ec2Instance(id, facts, state, null, launchTime == null ? now : launchTime, 0, 0);
    }
}
