package io.github.fis4j.aws.wire;

import io.github.fis4j.aws.AwsFis;
import io.github.fis4j.model.Resource;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.spi.ActionProvider;
import io.github.fis4j.spi.Injection;
import io.github.fis4j.spi.Prepared;
import io.github.fis4j.spi.TargetResolver;
import io.github.fis4j.spi.Undone;
import io.github.fis4j.template.Target;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;

/** The base of tests that talk to the stub through real clients. */
public abstract class WireTest {
    private static final int PATIENCE_SECONDS = 10;

    /** The world. */
    protected final StatefulEc2Stub aws = StatefulEc2Stub.start();

    private WireClients clients = WireClients.of(aws.url());

    /** The module under test. */
    protected AwsFis module = clients.module();

    /** Goes on with clients that wait only so long for an answer. Call it when everything is warm. */
    protected final void losePatience(Duration patience) {
        clients.close();
        clients = WireClients.impatient(aws.url(), patience);
        module = clients.module();
    }

    @AfterEach
    final void closeAll() {
        module.close();
        clients.close();
        aws.close();
    }

    /** Resolves instances by their ids. */
    protected final List<Resource> resources(String... ids) {
        Target.Builder target = Target.builder().resourceType("aws:ec2:instance");
        Arrays.stream(ids).forEach(id -> target.arn(arn(id)));
        return resolve(target.build(), new TestContext("aws:ec2:stop-instances"));
    }

    /** Resolves a target. */
    protected final List<Resource> resolve(Target target, TestContext context) {
        TargetResolver resolver = module.targetResolvers().get(0);
        return await(resolver.resolve(target, context));
    }

    /** Returns the provider of an action. */
    protected final ActionProvider provider(String actionId) {
        return module.actionProviders().stream()
                .filter(provider -> provider.actions().get(0).id().equals(actionId))
                .findFirst()
                .orElseThrow();
    }

    /** Prepares and injects an action. */
    protected final Injection inject(TestContext context) {
        ActionProvider provider = provider(context.descriptor().id());
        Prepared prepared = await(provider.prepare(context));
        return await(provider.inject(prepared, context));
    }

    /** Takes a call back once. */
    protected final Undone undo(UndoRecord record, TestContext context) {
        return await(provider(record.actionId()).undo(record, context));
    }

    /** Returns the ARN of an instance. */
    protected static String arn(String id) {
        return "arn:aws:ec2:" + StatefulEc2Stub.REGION + ":" + StatefulEc2Stub.ACCOUNT + ":instance/" + id;
    }

    /** Waits for a stage; throws what it failed with. */
    protected static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new AssertionError(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("The stage did not end within " + PATIENCE_SECONDS + " s", e);
        }
    }
}
