package io.github.fis4j.aws.ec2;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.core.SdkServiceClientConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * A plug-in of one request that holds it back if it is no dry run. It looks at what is about to go over the wire, since a
 * lent client may have interceptors of its own that change requests.
 */
final class DryRunOnly implements SdkPlugin, ExecutionInterceptor {
    private static final String FLAG = "DryRun=true";

    @Override
    public void configureClient(SdkServiceClientConfiguration.Builder client) {
        client.overrideConfiguration(client.overrideConfiguration().toBuilder()
                .addExecutionInterceptor(this)
                .build());
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        if (!isDryRun(context.httpRequest())) {
            throw SdkClientException.create("A dry run had lost its flag and was not sent");
        }
    }

    /** The fields of the form, of which the flag must be one of its own. */
    private static boolean isDryRun(SdkHttpRequest request) {
        return request instanceof SdkHttpFullRequest full
                && full.contentStreamProvider()
                        .map(DryRunOnly::form)
                        .map(form -> Arrays.asList(form.split("&", -1)).contains(FLAG))
                        .orElse(false);
    }

    private static String form(ContentStreamProvider body) {
        try (InputStream bytes = body.newStream()) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw SdkClientException.create("A dry run could not be checked and was not sent", e);
        }
    }
}
