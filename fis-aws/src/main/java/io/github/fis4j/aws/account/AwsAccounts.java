package io.github.fis4j.aws.account;

import io.github.fis4j.aws.shared.Stages;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.Place;
import io.github.fis4j.model.TargetAccount;
import io.github.fis4j.spi.ActionFailedException;
import io.github.fis4j.spi.ReadContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The accounts that runs act in. The role of a template is assumed with the experiment's id as name of the session, and
 * assumes those of target accounts (ACC-03). Thread-safe.
 */
public final class AwsAccounts implements AutoCloseable {
    /** Sessions of runs; those of the runs that asked last are kept, which are more than run at one time. */
    private static final int MOST_SESSIONS = 1_000;

    private final AccountSettings settings;
    private final Means means;
    private final Caller own;
    private final Map<Session, Caller> sessions = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Session, Caller> eldest) {
            return size() > MOST_SESSIONS;
        }
    };

    /**
     * Accounts. Nothing is called yet.
     *
     * @param settings how they are reached
     * @throws io.github.fis4j.model.FisException if no Region is given or found
     */
    public AwsAccounts(AccountSettings settings) {
        this.settings = settings;
        means = new Means(
                new Clients(settings),
                settings.pace(),
                new Disciplines(settings.limited()),
                Self.here(settings.runsOn()));
        own = new Caller(means, Credentials.OF_THE_CLIENT, null);
    }

    /** {@return what this JVM runs on} */
    Self self() {
        return means.self();
    }

    /** {@return who calls without any role: stop conditions are not read as the template's role (ACC-05)} */
    public Caller own() {
        return own;
    }

    /**
     * {@return the account whose role the template names; the caller's own if it names none, or roles are not assumed}
     *
     * @param context looks
     */
    public CompletionStage<AwsAccount> orchestrator(ReadContext context) {
        return known(orchestratorCaller(context), context);
    }

    private Caller orchestratorCaller(ReadContext context) {
        String roleArn = context.roles().roleArn();
        return roleArn == null || !settings.assumesRoles()
                ? own
                : session(own, roleArn, context.runId(), settings.externalId());
    }

    /**
     * {@return the accounts in which a run finds resources and changes them}
     *
     * @param context looks
     */
    public CompletionStage<List<AwsAccount>> of(ReadContext context) {
        List<TargetAccount> targets = context.roles().targetAccounts();
        return targets.isEmpty()
                ? orchestrator(context).thenApply(List::of)
                : orchestrator(context)
                        .thenCompose(home -> Stages.inTurn(targets, target -> target(target, home, context)));
    }

    private CompletionStage<AwsAccount> target(TargetAccount target, AwsAccount home, ReadContext context) {
        if (!settings.assumesRoles()) {
            throw new ActionFailedException(
                    ErrorCode.CONFIGURATION_FAILURE,
                    "Target account " + target.accountId()
                            + " can be reached by its role only, and roles are not assumed."
                            + " Leave out AwsFis.builder().withoutRoles()");
        }
        Caller caller =
                session(home.caller(), target.roleArn(), context.runId(), externalId(home.place(), context.runId()));
        return known(caller, context).thenApply(account -> checked(account, target.accountId()));
    }

    /** The trust policies of target roles look at this (ACC-03). */
    private static String externalId(Place home, String runId) {
        return "arn:" + home.partition() + ":fis:" + home.region() + ":" + home.accountId() + ":experiment/" + runId;
    }

    private static AwsAccount checked(AwsAccount account, String expected) {
        String found = account.place().accountId();
        if (!found.equals(expected)) {
            throw new ActionFailedException(
                    ErrorCode.CONFIGURATION_FAILURE,
                    "Calls for target account " + expected + " go to account " + found + " as "
                            + account.identity().principal());
        }
        return account;
    }

    /**
     * Reaches the account in which something is to be undone: as the role that changed it, or with the credentials that
     * are meant for undos. In another account, "not found" means nothing, so this fails if it is not the same one.
     *
     * @param place where the change was made
     * @param context looks
     * @return the account; fails with {@link ActionFailedException} if calls go to another account or Region
     */
    public CompletionStage<AwsAccount> at(Place place, ReadContext context) {
        return reaching(place, context).thenApply(account -> checked(account, place));
    }

    /**
     * Reaches where a call went, as {@link #at} does, and leaves it to others to compare.
     *
     * @param place where the change was made
     * @param context looks
     * @return the account that calls for this place go to
     */
    public CompletionStage<AwsAccount> reaching(Place place, ReadContext context) {
        if (settings.undoCredentials() != null) {
            Credentials given = Credentials.of(settings.undoCredentials());
            return known(new Caller(means, given, null), context);
        }
        String role = place.roleArn();
        if (role == null || !settings.assumesRoles()) {
            return known(own, context);
        }
        return role.equals(context.roles().roleArn()) || context.roles().roleArn() == null
                ? known(session(own, role, context.runId(), settings.externalId()), context)
                : orchestrator(context)
                        .thenCompose(home -> known(
                                session(
                                        home.caller(),
                                        role,
                                        context.runId(),
                                        externalId(home.place(), context.runId())),
                                context));
    }

    private static AwsAccount checked(AwsAccount account, Place place) {
        Place here = account.place();
        if (here.accountId().equals(place.accountId()) && here.region().equals(place.region())) {
            return account;
        }
        throw new ActionFailedException(
                ErrorCode.CONFIGURATION_FAILURE,
                "The change was made in account " + place.accountId() + ", Region " + place.region()
                        + ", but calls go to account " + here.accountId() + ", Region " + here.region() + " as "
                        + account.identity().principal() + ". Undo it with credentials and Region of the former");
    }

    private static CompletionStage<AwsAccount> known(Caller caller, ReadContext context) {
        return caller.identity(context).thenApply(identity -> new AwsAccount(caller, identity));
    }

    private Caller session(Caller source, String roleArn, String runId, @Nullable String externalId) {
        synchronized (sessions) {
            return sessions.computeIfAbsent(
                    new Session(runId, roleArn),
                    session -> new Caller(means, new RoleSession(source, roleArn, runId, externalId), roleArn));
        }
    }

    /** Closes the clients that are our own. */
    @Override
    public void close() {
        means.clients().close();
    }

    private record Session(String runId, String roleArn) {}
}
