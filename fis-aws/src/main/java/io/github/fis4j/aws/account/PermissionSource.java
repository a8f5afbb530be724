package io.github.fis4j.aws.account;

import io.github.fis4j.model.PermissionRuling;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.spi.PermissionQuestion;
import io.github.fis4j.spi.ReadContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Tells whether calls are permitted, without making them. */
public interface PermissionSource {

    /**
     * {@return whether it can be asked about a call}
     *
     * @param call the call
     */
    boolean knows(PlannedCall call);

    /**
     * Asks, without any effect.
     *
     * @param asked about calls that it knows
     * @param context looks
     * @return an answer for each question; what is left out, or fails, is unknown
     */
    CompletionStage<Map<PermissionQuestion, PermissionRuling>> ask(List<PermissionQuestion> asked, ReadContext context);
}
