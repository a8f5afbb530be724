package io.github.fis4j.testkit.aws;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.sts.StsAsyncClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.StsException;

/** The SDK's side of a {@link FakeSts}. */
final class StsClient {
    private StsClient() {}

    static SdkClient of(FakeSts sts) {
        return new FakeClient("sts", StsClient::failure)
                .on(
                        GetCallerIdentityRequest.class,
                        request -> sts.callerIdentity()
                                .thenApply(principal -> GetCallerIdentityResponse.builder()
                                        .account(sts.settings().accountId())
                                        .arn(principal)
                                        .userId("AROASIMULATED:fis4j")
                                        .build()))
                .as(StsAsyncClient.class);
    }

    private static Throwable failure(ServiceFailure failure) {
        return StsException.builder()
                .message(failure.getMessage())
                .statusCode(failure.status())
                .awsErrorDetails(AwsErrorDetails.builder()
                        .serviceName("Sts")
                        .errorCode(failure.code())
                        .errorMessage(failure.getMessage())
                        .build())
                .build();
    }
}
