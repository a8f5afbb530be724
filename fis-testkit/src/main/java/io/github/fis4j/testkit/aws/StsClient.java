package io.github.fis4j.testkit.aws;

import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.sts.StsAsyncClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.StsException;

/** The SDK's side of a {@link FakeSts}. What it does not override throws UnsupportedOperationException. */
final class StsClient implements StsAsyncClient {
    private final FakeSts sts;

    StsClient(FakeSts sts) {
        this.sts = sts;
    }

    @Override
    public CompletableFuture<GetCallerIdentityResponse> getCallerIdentity(GetCallerIdentityRequest request) {
        return Answers.of(
                sts.callerIdentity()
                        .thenApply(principal -> GetCallerIdentityResponse.builder()
                                .account(sts.settings().accountId())
                                .arn(principal)
                                .userId("AROASIMULATED:fis4j")
                                .build()),
                StsException::builder);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
