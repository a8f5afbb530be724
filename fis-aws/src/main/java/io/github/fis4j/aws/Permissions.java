package io.github.fis4j.aws;

import io.github.fis4j.aws.account.PermissionSource;
import io.github.fis4j.aws.shared.AwsCalls;
import io.github.fis4j.aws.shared.Stages;
import io.github.fis4j.model.PermissionRuling;
import io.github.fis4j.spi.PermissionQuestion;
import io.github.fis4j.spi.ReadContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Asks those who can tell, the more reliable ones first: a service's own dry run counts more than a simulation of its
 * policies.
 *
 * @param sources in the order in which they are asked
 */
record Permissions(List<PermissionSource> sources) {
    private static final PermissionRuling NO_SIMULATION = PermissionRuling.unknown(
            "The service has no dry run; add the artifact software.amazon.awssdk:iam to have the policies simulated");

    CompletionStage<Map<PermissionQuestion, PermissionRuling>> ask(
            List<PermissionQuestion> asked, ReadContext context) {
        Map<PermissionQuestion, PermissionRuling> answers = new HashMap<>();
        return Stages.inTurn(sources, source -> ask(source, asked, answers, context))
                .thenApply(done -> {
                    asked.forEach(question -> answers.putIfAbsent(question, NO_SIMULATION));
                    return answers;
                });
    }

    /** What one source cannot tell, no other is asked: its failure is the answer. */
    private static CompletionStage<Boolean> ask(
            PermissionSource source,
            List<PermissionQuestion> asked,
            Map<PermissionQuestion, PermissionRuling> answers,
            ReadContext context) {
        List<PermissionQuestion> known = asked.stream()
                .filter(question -> !answers.containsKey(question) && source.knows(question.call()))
                .toList();
        return Stages.begin(() -> source.ask(known, context)).handle((told, failure) -> {
            String silent = failure == null
                    ? "There was no answer for it"
                    : String.valueOf(AwsCalls.unwrapped(failure).getMessage());
            Map<PermissionQuestion, PermissionRuling> heard = failure == null ? told : Map.of();
            known.forEach(
                    question -> answers.put(question, heard.getOrDefault(question, PermissionRuling.unknown(silent))));
            return true;
        });
    }
}
