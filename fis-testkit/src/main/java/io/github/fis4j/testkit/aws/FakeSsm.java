package io.github.fis4j.testkit.aws;

import io.github.fis4j.testkit.aws.SsmCommand.Invocation;
import io.github.fis4j.testkit.aws.SsmCommand.Wish;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * SSM in memory: documents, agents and commands, which run for a time and do nothing. There is an agent on every EC2
 * instance of the account, and the documents {@code AWSFIS-Run-*} and {@code AWS-RunShellScript} are there. What is listed
 * of a command appears a second after it was sent. Thread-safe.
 */
public final class FakeSsm extends FakeService {
    private static final Set<String> RESULTS = Set.of("Success", "Failed", "TimedOut");

    private final SsmDocuments documents;
    private final SsmAgents agents;
    private final SsmCommands commands;
    private int sent;

    FakeSsm(FakeSettings settings, FakeEc2 ec2) {
        super(
                "ssm",
                settings,
                ErrorCodes.json(new Refusal("ThrottlingException", 400), "InternalServerError", "InvalidNextToken"),
                Set.of(
                        "DescribeDocument",
                        "DescribeInstanceInformation",
                        "ListCommands",
                        "ListCommandInvocations",
                        "GetCommandInvocation"),
                Set.of("SendCommand", "CancelCommand"));
        documents = new SsmDocuments(settings);
        agents = new SsmAgents(ec2.fleet());
        commands = new SsmCommands(this, agents);
    }

    /**
     * Adds a document of the account, in place of one of that name.
     *
     * @param name its name
     * @param description describes it
     * @return its ARN
     */
    public String document(String name, Consumer<DocumentBuilder> description) {
        return state().look(() -> documents.add(name, false, description));
    }

    /**
     * Adds a document of AWS, in place of one of that name. Its ARN names no account.
     *
     * @param name its name
     * @param description describes it
     * @return its ARN
     */
    public String awsDocument(String name, Consumer<DocumentBuilder> description) {
        return state().look(() -> documents.add(name, true, description));
    }

    /**
     * Lets documents end on an instance as they are told to.
     *
     * @param instanceId the instance
     * @param status {@code Success}, {@code Failed}, or {@code TimedOut} for a document that took too long
     * @throws IllegalArgumentException if it is another status
     */
    public void result(String instanceId, String status) {
        if (!RESULTS.contains(status)) {
            throw new IllegalArgumentException("A document ends in one of " + RESULTS + ", not in " + status);
        }
        state().change(() -> commands.result(instanceId, status));
    }

    /**
     * Lets an instance have no agent, so that no command can be sent to it.
     *
     * @param instanceId the instance
     */
    public void unmanaged(String instanceId) {
        state().change(() -> agents.none(instanceId));
    }

    /**
     * Adds a machine outside of EC2 that has an agent.
     *
     * @param id its id, {@code mi-} and 17 hexadecimal digits
     * @param tags its tags
     */
    public void managedInstance(String id, Tag... tags) {
        Map<String, String> all = new HashMap<>();
        List.of(tags).forEach(tag -> all.put(tag.key(), tag.value()));
        state().change(() -> agents.outside(id, all));
    }

    /**
     * Cuts an agent from SSM. Commands wait for it; what runs goes on, and nobody is told.
     *
     * @param instanceId the instance
     */
    public void offline(String instanceId) {
        state().change(() -> agents.offline(instanceId));
    }

    /**
     * Brings an agent back: it begins what waited for it, and tells what has ended.
     *
     * @param instanceId the instance
     */
    public void online(String instanceId) {
        state().change(() -> {
            agents.online(instanceId);
            commands.reached(instanceId);
        });
    }

    /**
     * Sets the platform of an instance. Without it: {@code Linux}.
     *
     * @param instanceId the instance
     * @param name {@code Linux}, {@code Windows} or {@code MacOS}
     */
    public void platform(String instanceId, String name) {
        state().change(() -> agents.platform(instanceId, name));
    }

    /**
     * Sets how late commands and their rows are listed. Without it: a second.
     *
     * @param delay from the answer of SendCommand
     */
    public void rowsAppearAfter(Duration delay) {
        state().change(() -> commands.appearAfter(delay));
    }

    /**
     * Cancels what runs or waits on an instance, as somebody else would.
     *
     * @param instanceId the instance
     */
    public void cancelOn(String instanceId) {
        state().change(() -> commands.all().forEach(command -> commands.cancel(command, List.of(instanceId))));
    }

    /**
     * {@return the statuses of all commands that were sent to an instance, in the order of the requests}
     *
     * @param instanceId the instance
     */
    public List<String> statusesOn(String instanceId) {
        return state().look(() -> commands.all().stream()
                .flatMap(command -> commands.of(command).stream())
                .filter(row -> row.instance().equals(instanceId))
                .map(Invocation::status)
                .toList());
    }

    SsmDocuments documents() {
        return documents;
    }

    SsmAgents agents() {
        return agents;
    }

    SsmCommands commands() {
        return commands;
    }

    SsmCommand send(Wish wish) {
        wish.check();
        DocumentBuilder.Document document = documents.get(wish.document());
        if (!document.type().equals("Command") || !document.status().equals("Active")) {
            throw ServiceFailure.badRequest(
                    "InvalidDocument",
                    "Document " + document.name() + " is of type " + document.type() + " and " + document.status());
        }
        int version = document.version(wish.version());
        document.check(wish.parameters());
        wish.instances().forEach(this::checkManaged);
        for (String instance : wish.instances()) {
            if (!document.platforms().contains(agents.platform(instance))) {
                throw ServiceFailure.badRequest(
                        "UnsupportedPlatformType",
                        "Document " + document.name() + " does not run on " + agents.platform(instance));
            }
        }
        SsmCommand command = new SsmCommand(nextId(), wish, document, version, now());
        commands.send(command);
        return command;
    }

    /** One that is not managed fails the whole call. */
    private void checkManaged(String instance) {
        if (!agents.isManaged(instance)) {
            throw ServiceFailure.badRequest(
                    "InvalidInstanceId", "Instances not in a valid state for account: " + instance);
        }
    }

    /** Lists are not told of a command that never was, nor of an instance that is not there any more. */
    void checkLists(@Nullable String command, @Nullable String instance) {
        if (command != null) {
            known(command);
        }
        if (instance != null) {
            checkManaged(instance);
        }
    }

    private SsmCommand known(String id) {
        SsmCommand command = commands.find(id);
        if (command == null) {
            throw ServiceFailure.badRequest("InvalidCommandId", "There is no command " + id);
        }
        return command;
    }

    private String nextId() {
        String seed = settings().accountId() + "/command/" + sent++;
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
    }

    void cancel(String id, Collection<String> instances) {
        commands.cancel(known(id), instances);
    }

    Invocation invocation(String id, String instance) {
        return commands.listedInvocations().stream()
                .filter(each -> each.key().equals(id + "/" + instance))
                .findFirst()
                .orElseThrow(() -> ServiceFailure.badRequest(
                        "InvocationDoesNotExist", "There is no invocation of " + id + " on " + instance));
    }
}
