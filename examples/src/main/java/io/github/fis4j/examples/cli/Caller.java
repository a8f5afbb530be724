package io.github.fis4j.examples.cli;

import io.github.fis4j.model.FisException;
import io.github.fis4j.model.Identity;
import io.github.fis4j.spi.FisModule;
import io.github.fis4j.spi.ReadContext;
import io.github.fis4j.spi.RunRoles;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks a module under whose name it would make calls, outside of any run. */
final class Caller implements ReadContext {
    private static final int PATIENCE_SECONDS = 60;

    private Caller() {}

    /**
     * {@return the caller; the module is closed if it cannot be told}
     *
     * @param module asks
     * @param endpoint where it asks, for the message; null if at AWS itself
     */
    static Identity of(FisModule module, @Nullable URI endpoint) {
        String unknown =
                "Cannot tell in which account this would run" + (endpoint == null ? "" : ", asking " + endpoint);
        Identity caller = null;
        try {
            caller = module.identity(new Caller())
                    .toCompletableFuture()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .orElseThrow(() -> new FisException("Module " + module.name() + " has no identity"));
            return caller;
        } catch (ExecutionException e) {
            throw new FisException(unknown + ": " + Failures.describe(e), e);
        } catch (TimeoutException | InterruptedException e) {
            throw new FisException(unknown + ": no answer came", e);
        } finally {
            if (caller == null) {
                module.close();
            }
        }
    }

    @Override
    public String runId() {
        return "before-any-run";
    }

    @Override
    public RunRoles roles() {
        return RunRoles.NONE;
    }

    @Override
    public Instant now() {
        return InstantSource.system().instant();
    }

    @Override
    public CompletionStage<Void> delay(Duration duration) {
        return new CompletableFuture<Void>().completeOnTimeout(null, duration.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public <T> CompletionStage<T> read(String service, String operation, Supplier<CompletionStage<T>> send) {
        return send.get();
    }

    @Override
    public void note(String text) {
        // There is no report yet that it could stand in.
    }
}
