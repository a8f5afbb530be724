package io.github.fis4j.testkit.aws;

import io.github.fis4j.testkit.aws.FakeEcs.ContainerInstance;
import io.github.fis4j.testkit.aws.FakeEcs.Found;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tasks of a {@link FakeEcs}. A service replaces its own. Guarded by the state of its account. */
final class EcsTasks {
    private static final int MOST_DESCRIBED = 100;
    private static final Duration STOP_TAKES = Duration.ofSeconds(30);
    private static final Duration START_TAKES = Duration.ofSeconds(5);
    private static final Duration LISTED = Duration.ofHours(1);

    private final FakeEcs ecs;
    private final Rows<Task> tasks;

    EcsTasks(FakeEcs ecs, Rows<Task> tasks) {
        this.ecs = ecs;
        this.tasks = tasks;
    }

    /** Starts tasks that run at once. */
    void start(String cluster, @Nullable String service, int count) {
        for (int i = 0; i < count; i++) {
            put(task(cluster, service, "RUNNING"));
        }
    }

    private Task task(String cluster, @Nullable String service, String status) {
        ContainerInstance host = emptiest(cluster);
        return new Task(
                ecs.arn("task/" + cluster + "/" + ecs.nextId()),
                cluster,
                service,
                host == null ? null : host.arn(),
                "RUNNING",
                status,
                ecs.cluster(cluster).tags(),
                ecs.now(),
                null);
    }

    private @Nullable ContainerInstance emptiest(String cluster) {
        return ecs.of(cluster)
                .filter(instance -> instance.isIn("ACTIVE"))
                .min(Comparator.comparingLong(instance -> running(instance.arn())))
                .orElse(null);
    }

    long running(String containerInstance) {
        return tasks.all().stream()
                .filter(task ->
                        containerInstance.equals(task.host()) && task.last().equals("RUNNING"))
                .count();
    }

    Stream<Task> of(String cluster) {
        return tasks.all().stream().filter(task -> task.cluster().equals(cluster));
    }

    Stream<Tagged> tagged() {
        return tasks.all().stream().map(task -> new Tagged(task.arn(), "ecs:task", task.tags()));
    }

    Found<Task> describe(String cluster, Collection<String> idsOrArns) {
        FakeEcs.checkCount(idsOrArns.size(), MOST_DESCRIBED);
        Found<Task> found = new Found<>();
        for (String each : idsOrArns) {
            String arn = arn(cluster, each);
            Task task = tasks.get(arn);
            found.add(task != null && task.cluster().equals(cluster) ? task : null, arn);
        }
        return found;
    }

    private String arn(String cluster, String idOrArn) {
        return idOrArn.startsWith("arn:") ? idOrArn : ecs.arn("task/" + cluster + "/" + idOrArn);
    }

    /** Stops a task, as its user asked for. */
    Task stop(String cluster, String idOrArn, @Nullable String reason) {
        Task task = tasks.get(arn(cluster, idOrArn));
        if (task == null || !task.cluster().equals(cluster)) {
            throw FakeEcs.invalid("The referenced task was not found.");
        }
        return task.desired().equals("STOPPED")
                ? task
                : stopped(task, new Stop("UserInitiated", reason == null ? "Task stopped by user" : reason), true);
    }

    private Task stopped(Task task, Stop why, boolean slowly) {
        Task stopping = put(task.stopping(why));
        ecs.state().later(slowly ? STOP_TAKES : Duration.ZERO, () -> end(stopping));
        String service = task.service();
        if (service != null) {
            ecs.state().later(STOP_TAKES, () -> launch(task.cluster(), service));
        }
        return stopping;
    }

    private void end(Task stopping) {
        put(stopping.last("STOPPED"));
        ecs.state().later(LISTED, () -> tasks.remove(stopping.arn()));
    }

    private void launch(String cluster, String service) {
        Task task = put(task(cluster, service, "PENDING"));
        ecs.state().later(START_TAKES, () -> {
            Task now = tasks.get(task.arn());
            if (now != null && now.last().equals("PENDING")) {
                put(now.last("RUNNING"));
            }
        });
    }

    /** Moves the tasks of services, as soon as there is another place for them. */
    void drained(ContainerInstance instance) {
        ecs.state().later(STOP_TAKES, () -> {
            ContainerInstance now = ecs.find(instance.arn());
            List<Task> moving =
                    on(instance).filter(task -> task.service() != null).toList();
            boolean still = now != null && now.isIn("DRAINING");
            if (still && !moving.isEmpty() && emptiest(instance.cluster()) != null) {
                moving.forEach(
                        task -> stopped(task, new Stop("ServiceSchedulerInitiated", "Its host is draining"), true));
            }
        });
    }

    /** Ends what ran on an instance that is no more. */
    void lost(ContainerInstance instance) {
        on(instance).forEach(task -> stopped(task, new Stop("TerminationNotice", "Its host is gone"), false));
    }

    private Stream<Task> on(ContainerInstance instance) {
        return of(instance.cluster())
                .filter(task ->
                        instance.arn().equals(task.host()) && task.desired().equals("RUNNING"));
    }

    private Task put(Task task) {
        tasks.put(task.arn(), task);
        return task;
    }

    /** Why a task was stopped. */
    record Stop(String code, String reason) {}

    /**
     * A task.
     *
     * @param host the container instance; null on Fargate
     */
    record Task(
            String arn,
            String cluster,
            @Nullable String service,
            @Nullable String host,
            String desired,
            String last,
            Map<String, String> tags,
            Instant startedAt,
            @Nullable Stop stop) {
        /** The tags of a task go with its stop. */
        Task stopping(Stop why) {
            return new Task(arn, cluster, service, host, "STOPPED", "STOPPING", Map.of(), startedAt, why);
        }

        Task last(String status) {
            return new Task(arn, cluster, service, host, desired, status, tags, startedAt, stop);
        }

        String launchType() {
            return host == null ? "FARGATE" : "EC2";
        }

        String group() {
            return service == null ? "family:standalone" : "service:" + service;
        }
    }
}
