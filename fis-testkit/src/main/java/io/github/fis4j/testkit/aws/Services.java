package io.github.fis4j.testkit.aws;

import io.github.fis4j.testkit.aws.Fleet.Durations;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The services of one account. They mention no type of the SDK, so that they are there without its jars. */
final class Services {
    private final FakeSettings settings;
    private final FakeEc2 ec2;
    private final FakeCloudWatch cloudWatch;
    private final FakeSts sts;
    private final FakeIam iam;
    private final FakeAutoScaling autoScaling;
    private final FakeEks eks;
    private final FakeEcs ecs;
    private final FakeRds rds;
    private final FakeSsm ssm;
    private final FakeTagging tagging;
    private final List<FakeService> all;

    Services(FakeSettings settings, Durations durations, Accounts accounts) {
        this.settings = settings;
        ec2 = new FakeEc2(settings, durations);
        cloudWatch = new FakeCloudWatch(settings);
        sts = new FakeSts(settings, accounts);
        iam = new FakeIam(settings, this::denies);
        autoScaling = new FakeAutoScaling(settings, ec2);
        eks = new FakeEks(settings, autoScaling);
        ecs = new FakeEcs(settings, ec2);
        rds = new FakeRds(settings);
        ssm = new FakeSsm(settings, ec2);
        tagging = new FakeTagging(settings, List.of(ec2, eks, ecs, rds));
        all = List.of(ec2, cloudWatch, sts, iam, autoScaling, eks, ecs, rds, ssm, tagging);
    }

    FakeSettings settings() {
        return settings;
    }

    FakeEc2 ec2() {
        return ec2;
    }

    FakeCloudWatch cloudWatch() {
        return cloudWatch;
    }

    FakeSts sts() {
        return sts;
    }

    FakeIam iam() {
        return iam;
    }

    FakeAutoScaling autoScaling() {
        return autoScaling;
    }

    FakeEks eks() {
        return eks;
    }

    FakeEcs ecs() {
        return ecs;
    }

    FakeRds rds() {
        return rds;
    }

    FakeSsm ssm() {
        return ssm;
    }

    FakeTagging tagging() {
        return tagging;
    }

    Map<String, Integer> calls() {
        Map<String, Integer> calls = new TreeMap<>();
        all.forEach(service -> service.tell(calls));
        return calls;
    }

    /** {@return the operations that are modelled} */
    Set<String> operations() {
        return all.stream().flatMap(service -> service.operations().stream()).collect(Collectors.toSet());
    }

    Map<String, Integer> writes() {
        Map<String, Integer> calls = new TreeMap<>();
        all.forEach(service -> service.tellWrites(calls));
        return calls;
    }

    /** {@return whoever makes calls without saying so} */
    Caller ownCaller() {
        return new Caller(this, settings.principal(), "AROASIMULATED:fis4j", true, null, true);
    }

    /** A permission is denied if the service denies the operation. */
    private boolean denies(String permission) {
        int colon = permission.indexOf(':');
        String prefix = permission.substring(0, Math.max(colon, 0));
        return all.stream()
                .anyMatch(
                        service -> service.prefix().equals(prefix) && service.denies(permission.substring(colon + 1)));
    }
}
