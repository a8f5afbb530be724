package io.github.fis4j.testkit.aws;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * IAM in memory: it simulates the policies of whoever makes the calls. They allow everything but what a service of this
 * AWS denies ({@link FakeService#deny}) and what is forbidden here. Thread-safe.
 */
public final class FakeIam extends FakeService {
    private static final String SIMULATE = "SimulatePrincipalPolicy";
    private static final int MOST_A_PAGE = 1000;

    private final Predicate<String> deniedByService;
    private final Set<String> forbidden = new HashSet<>();
    private final Map<String, String> conditions = new HashMap<>();
    private int pageSize = MOST_A_PAGE;

    FakeIam(FakeSettings settings, Predicate<String> deniedByService) {
        super("iam", settings, new ErrorCodes("AccessDenied", "Throttling", 400, "ServiceFailure"), Set.of(SIMULATE));
        this.deniedByService = deniedByService;
    }

    /**
     * Lets a policy deny a permission, in simulations only: the operation itself goes on working.
     *
     * @param permission for example {@code rds:StopDBInstance}
     */
    public void forbid(String permission) {
        synchronized (forbidden) {
            forbidden.add(permission);
        }
    }

    /**
     * Lets a permission depend on a context key that a simulation does not know.
     *
     * @param permission for example {@code rds:StopDBInstance}
     * @param contextKey for example {@code aws:ResourceTag/chaos}
     */
    public void dependOn(String permission, String contextKey) {
        synchronized (forbidden) {
            conditions.put(permission, contextKey);
        }
    }

    /**
     * Takes back what was forbidden, and what a permission depended on.
     *
     * @param permission for example {@code rds:StopDBInstance}
     */
    public void permit(String permission) {
        synchronized (forbidden) {
            forbidden.remove(permission);
            conditions.remove(permission);
        }
    }

    /**
     * Limits the results of a page, whatever the request says.
     *
     * @param size at least 1
     */
    public void pageSize(int size) {
        synchronized (forbidden) {
            pageSize = size;
        }
    }

    /** {@return the ARN of the role whose policies it knows} */
    public String role() {
        return "arn:aws:iam::" + settings().accountId() + ":role/simulated";
    }

    CompletionStage<Page<Simulation>> simulate(
            String principal, Collection<String> permissions, List<String> resources, @Nullable String marker) {
        return answer(SIMULATE, () -> {
            if (!principal.equals(role())) {
                throw ServiceFailure.answer("NoSuchEntity", 404, "There is no principal " + principal);
            }
            synchronized (forbidden) {
                List<Simulation> all = new ArrayList<>();
                permissions.forEach(permission -> all.add(simulation(permission, resources)));
                return new Query(List.of(), List.of(), null, marker).page(all, pageSize);
            }
        });
    }

    private Simulation simulation(String permission, List<String> resources) {
        String key = conditions.get(permission);
        String decision = forbidden.contains(permission)
                ? "explicitDeny"
                : key != null || deniedByService.test(permission) ? "implicitDeny" : "allowed";
        return new Simulation(permission, List.copyOf(resources), decision, key);
    }

    /** What policies say of a permission on each of some resources. */
    record Simulation(
            String permission,
            List<String> resources,
            String decision,
            @Nullable String missingKey) {}
}
