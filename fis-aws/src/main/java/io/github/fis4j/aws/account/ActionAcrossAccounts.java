package io.github.fis4j.aws.account;

import io.github.fis4j.aws.shared.Stages;
import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.Evidence;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.UndoPlan;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.spi.ActionContext;
import io.github.fis4j.spi.ActionProvider;
import io.github.fis4j.spi.Injection;
import io.github.fis4j.spi.Lease;
import io.github.fis4j.spi.Prepared;
import io.github.fis4j.spi.ReadContext;
import io.github.fis4j.spi.UndoContext;
import io.github.fis4j.spi.Undone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * An action in every account of a run. Without target accounts it is the action of the template's account and nothing else; with them, each
 * prepares and injects for its own victims, and a failure in one of them fails the action (ACT-12).
 */
public final class ActionAcrossAccounts implements ActionProvider {
    private final AwsAction action;
    private final AwsAccounts accounts;

    /**
     * An action.
     *
     * @param action what it does in one account
     * @param accounts the accounts
     */
    public ActionAcrossAccounts(AwsAction action, AwsAccounts accounts) {
        this.action = action;
        this.accounts = accounts;
    }

    @Override
    public List<ActionDescriptor> actions() {
        return List.of(Catalog.aws().action(action.id()).orElseThrow());
    }

    @Override
    public CompletionStage<Prepared> prepare(ActionContext context) {
        return accounts.of(context)
                .thenCompose(all -> several(context)
                        ? prepareEach(hit(all, context), context)
                        : action.prepare(all.get(0), context))
                .thenApply(accounts.self()::spared);
    }

    /** One target account is one of several too: it is not the one that the run begins in. */
    private static boolean several(ReadContext context) {
        return !context.roles().targetAccounts().isEmpty();
    }

    /** The accounts that have victims. */
    private static List<AwsAccount> hit(List<AwsAccount> all, ActionContext context) {
        return all.stream()
                .filter(account -> context.descriptor().slots().stream()
                        .anyMatch(slot -> !new AccountView(context, account.place(), 0)
                                .victims(slot.name())
                                .isEmpty()))
                .toList();
    }

    private CompletionStage<Prepared> prepareEach(List<AwsAccount> hit, ActionContext context) {
        List<PlannedCall> calls = new ArrayList<>();
        JsonObject.Builder states = JsonObject.builder();
        return Stages.inTurn(
                        hit,
                        account -> action.prepare(account, new AccountView(context, account.place(), calls.size()))
                                .thenAccept(prepared -> {
                                    prepared.calls().forEach(call -> calls.add(call.in(account.place())));
                                    states.put(account.place().accountId(), prepared.state());
                                }))
                .thenApply(done -> new Prepared(calls, states.build()));
    }

    @Override
    public CompletionStage<Injection> inject(Prepared prepared, ActionContext context) {
        return accounts.of(context)
                .thenCompose(all -> several(context)
                        ? injectEach(hit(all, context), prepared, context)
                        : action.inject(all.get(0), prepared, context));
    }

    /** Side by side: one account must not wait for the evidence of another. */
    private CompletionStage<Injection> injectEach(List<AwsAccount> hit, Prepared prepared, ActionContext context) {
        List<CompletableFuture<Injection>> parts = hit.stream()
                .map(account -> action.inject(
                                account, part(prepared, account), new AccountView(context, account.place(), 0))
                        .toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new))
                .thenApply(done ->
                        joined(parts.stream().map(CompletableFuture::join).toList()));
    }

    private static Prepared part(Prepared whole, AwsAccount account) {
        List<PlannedCall> calls = whole.calls().stream()
                .filter(call -> account.place().equals(call.place()))
                .toList();
        boolean known = whole.state().get(account.place().accountId()) instanceof JsonObject;
        JsonObject state = known
                ? (JsonObject)
                        Objects.requireNonNull(whole.state().get(account.place().accountId()))
                : JsonObject.empty();
        return new Prepared(calls, state);
    }

    private static Injection joined(List<Injection> parts) {
        List<Evidence> evidence =
                parts.stream().flatMap(part -> part.evidence().stream()).toList();
        List<CompletableFuture<Void>> ends = parts.stream()
                .map(Injection::ended)
                .filter(Objects::nonNull)
                .map(CompletionStage::toCompletableFuture)
                .toList();
        Injection joined = new Injection(evidence, lease(parts), null);
        return ends.isEmpty() ? joined : joined.until(CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)));
    }

    /** One lease for all: it lives as long as the shortest, and renewing it renews each. */
    private static @Nullable Lease lease(List<Injection> parts) {
        List<Lease> leases =
                parts.stream().map(Injection::lease).filter(Objects::nonNull).toList();
        return leases.stream()
                .map(Lease::ttl)
                .min(Comparator.naturalOrder())
                .map(shortest -> new Lease(shortest, () -> renewed(leases)))
                .orElse(null);
    }

    private static CompletionStage<Void> renewed(List<Lease> leases) {
        return CompletableFuture.allOf(leases.stream()
                .map(lease -> Stages.begin(lease.renew()).toCompletableFuture())
                .toArray(CompletableFuture[]::new));
    }

    @Override
    public CompletionStage<Undone> undo(UndoRecord record, UndoContext context) {
        return accounts.at(record.place(), context).thenCompose(account -> action.undo(account, record, context));
    }

    @Override
    public List<PlannedCall> undoCalls(UndoPlan plan) {
        return action.undoCalls(plan);
    }

    @Override
    public CompletionStage<List<UndoRecord>> orphans(String runId, ReadContext context) {
        return accounts.of(context)
                .thenCompose(all -> Stages.inTurn(all, account -> action.orphans(account, runId, context)))
                .thenApply(lists -> lists.stream().flatMap(List::stream).toList());
    }
}
