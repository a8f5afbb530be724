package io.github.fis4j.aws.ssm;

import io.github.fis4j.aws.account.AwsAccount;
import io.github.fis4j.aws.account.AwsAction;
import io.github.fis4j.aws.command.Commands;
import io.github.fis4j.aws.shared.Stages;
import io.github.fis4j.model.Resource;
import io.github.fis4j.model.UndoPlan.Trigger;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.spi.ActionContext;
import io.github.fis4j.spi.Injection;
import io.github.fis4j.spi.Prepared;
import io.github.fis4j.spi.UndoContext;
import io.github.fis4j.spi.Undone;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * {@code aws:ssm:send-command}: runs a document on instances. The action lasts as long as its duration says, the document as
 * long as it likes: one that still runs at the natural end is left alone, as FIS leaves it, and at any other end it is
 * cancelled.
 */
final class SendCommand implements AwsAction {
    private static final String SLOT = "Instances";

    @Override
    public String id() {
        return "aws:ssm:send-command";
    }

    @Override
    public CompletionStage<Prepared> prepare(AwsAccount account, ActionContext context) {
        return Stages.begin(() -> {
            Commands commands = new Commands(account);
            String name = Objects.requireNonNull(parameter("documentArn", context), "documentArn");
            Map<String, List<String>> values = DocumentParameters.read(parameter("documentParameters", context));
            List<Resource> victims = context.victims(SLOT);
            return commands.document(name, parameter("documentVersion", context), values, context)
                    .thenCompose(document -> commands.prepare(document, victims, Trigger.ON_STOP, context));
        });
    }

    private static @Nullable String parameter(String name, ActionContext context) {
        String value = context.parameters().get(name);
        return value == null || value.isBlank() ? null : value;
    }

    @Override
    public CompletionStage<Injection> inject(AwsAccount account, Prepared prepared, ActionContext context) {
        return new Commands(account).inject(prepared, context.victims(SLOT), context);
    }

    @Override
    public CompletionStage<Undone> undo(AwsAccount account, UndoRecord record, UndoContext context) {
        return new Commands(account).undo(record, context);
    }
}
