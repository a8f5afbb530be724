package io.github.fis4j.aws.command;

import io.github.fis4j.aws.shared.AwsCalls;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.Resource;
import io.github.fis4j.spi.ActionFailedException;
import io.github.fis4j.spi.ReadContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;

/** Whether instances can be sent a command now. One that cannot would fail the whole call, or begin when nobody looks. */
record Agents(CommandApi api, ReadContext context) {
    private static final String ONLINE = "Online";

    /** Fails if any victim cannot. */
    CompletionStage<Void> check(List<Resource> victims, Document document) {
        List<String> ids = victims.stream().map(Resource::id).distinct().toList();
        return api.agents(ids, context)
                .thenAccept(found -> refuse(ids, found, document))
                .exceptionallyCompose(failure -> {
                    if (!AwsCalls.isDenied(failure)) {
                        return CompletableFuture.failedFuture(failure);
                    }
                    context.note("Whether the instances have agents that answer was not seen, since "
                            + AwsCalls.unwrapped(failure).getMessage() + ". Allow ssm:DescribeInstanceInformation");
                    return CompletableFuture.completedFuture(null);
                });
    }

    private static void refuse(List<String> ids, Map<String, InstanceInformation> found, Document document) {
        Map<String, String> refused = new LinkedHashMap<>();
        for (String id : ids) {
            String reason = reason(found.get(id), document);
            if (reason != null) {
                refused.put(id, reason);
            }
        }
        if (!refused.isEmpty()) {
            throw new ActionFailedException(ErrorCode.INVALID_TARGET, Tally.grouped(refused) + ". No command was sent");
        }
    }

    private static @Nullable String reason(@Nullable InstanceInformation agent, Document document) {
        if (agent == null) {
            return "not managed by Systems Manager: it is stopped, has no agent, or no instance profile that lets the agent"
                    + " in (AmazonSSMManagedInstanceCore). Start it or set it up, or leave it out by a filter or a tag";
        }
        if (!ONLINE.equals(agent.pingStatusAsString())) {
            return "its agent is " + agent.pingStatusAsString()
                    + ", and has to be Online. Restart the agent or the instance";
        }
        String platform = agent.platformTypeAsString();
        return platform == null
                        || document.platforms().isEmpty()
                        || document.platforms().contains(platform)
                ? null
                : "it runs " + platform + ", and " + document.name() + " runs on "
                        + String.join(", ", document.platforms()) + ". Filter the target by PlatformDetails";
    }
}
