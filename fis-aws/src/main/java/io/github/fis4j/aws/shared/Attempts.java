package io.github.fis4j.aws.shared;

import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.core.SdkServiceClientConfiguration;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * A plug-in of one request that counts how often the SDK sent it. After several times, "was so before" in the answer may
 * be our own doing by an attempt whose answer was lost.
 */
public final class Attempts implements SdkPlugin, ExecutionInterceptor {
    private final AtomicInteger sent = new AtomicInteger();

    /** {@return whether the request may have reached the service more than once} */
    public boolean several() {
        return sent.get() > 1;
    }

    @Override
    public void configureClient(SdkServiceClientConfiguration.Builder client) {
        client.overrideConfiguration(client.overrideConfiguration().toBuilder()
                .addExecutionInterceptor(this)
                .build());
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        sent.incrementAndGet();
    }
}
