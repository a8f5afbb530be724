package io.github.fis4j.testkit.aws;

import io.github.fis4j.model.Arns;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.sts.StsAsyncClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.StsException;

/** The SDK's side of a {@link FakeSts}. */
final class StsClient extends ServiceClient<FakeSts> implements StsAsyncClient {
    StsClient(Callers callers) {
        super(callers, Services::sts, code -> StsException.builder());
    }

    @Override
    public CompletableFuture<GetCallerIdentityResponse> getCallerIdentity(GetCallerIdentityRequest request) {
        return answerTo(
                request,
                (sts, who) -> GetCallerIdentityResponse.builder()
                        .account(Arns.parts(who.principal()).get(4))
                        .arn(who.principal())
                        .userId(who.userId())
                        .build());
    }

    @Override
    public CompletableFuture<AssumeRoleResponse> assumeRole(AssumeRoleRequest request) {
        FakeSts.Wish wish = new FakeSts.Wish(
                Objects.requireNonNullElse(request.roleArn(), ""),
                Objects.requireNonNullElse(request.roleSessionName(), ""),
                request.durationSeconds(),
                request.externalId());
        return answerTo(request, (sts, who) -> response(sts.assume(who, wish)));
    }

    private static AssumeRoleResponse response(FakeSts.Session session) {
        return AssumeRoleResponse.builder()
                .credentials(given -> given.accessKeyId(session.accessKey())
                        .secretAccessKey(session.secret())
                        .sessionToken(session.token())
                        .expiration(session.until()))
                .assumedRoleUser(user -> user.arn(session.arn()).assumedRoleId(session.id()))
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }
}
