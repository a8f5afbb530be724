package io.github.fis4j.testkit.aws;

import java.util.Set;
import java.util.concurrent.CompletionStage;

/** STS in memory: it tells who the caller is. */
public final class FakeSts extends FakeService {
    private static final String GET_CALLER_IDENTITY = "GetCallerIdentity";

    FakeSts(FakeSettings settings) {
        super(
                "sts",
                settings,
                new ErrorCodes("InvalidClientTokenId", "Throttling", 400, "InternalFailure"),
                Set.of(GET_CALLER_IDENTITY));
    }

    /** {@return the ARN of whoever makes the calls} */
    public String principal() {
        return settings().principal();
    }

    CompletionStage<String> callerIdentity() {
        return answer(GET_CALLER_IDENTITY, this::principal);
    }
}
