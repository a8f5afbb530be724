package io.github.fis4j.testkit.aws;

import io.github.fis4j.testkit.aws.RoleBuilder.Role;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * IAM in memory: it simulates the policies of the roles of its account. They allow everything but what a service of this
 * account denies ({@link FakeService#deny}) and what is forbidden here. Thread-safe.
 */
public final class FakeIam extends FakeService {
    private static final String SIMULATE = "SimulatePrincipalPolicy";
    private static final int MOST_A_PAGE = 1000;

    private final Predicate<String> deniedByService;
    private final Set<String> forbidden = new HashSet<>();
    private final Map<String, String> conditions = new HashMap<>();
    private final Map<String, Role> roles = new HashMap<>();

    FakeIam(FakeSettings settings, Predicate<String> deniedByService) {
        super("iam", settings, ErrorCodes.query("ServiceFailure", "ValidationError"), Set.of(SIMULATE), Set.of());
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
     * Describes a role, so that not everybody may be it. Without this, every role of this account lets everybody be it.
     *
     * @param name its name
     * @param description describes it
     * @return its ARN
     */
    public String role(String name, Consumer<RoleBuilder> description) {
        RoleBuilder builder = new RoleBuilder();
        description.accept(builder);
        synchronized (forbidden) {
            roles.put(name, builder.build());
        }
        return roleArn(name);
    }

    /** {@return the ARN of the role that makes the calls, whose policies it knows} */
    public String role() {
        return roleArn("simulated");
    }

    private String roleArn(String name) {
        return "arn:aws:iam::" + settings().accountId() + ":role/" + name;
    }

    /** {@return whether a caller may be a role} */
    boolean lets(String name, String principal, @Nullable String externalId) {
        return known(name).lets(principal, externalId);
    }

    Duration longestSession(String name) {
        return known(name).longestSession();
    }

    private Role known(String name) {
        synchronized (forbidden) {
            return roles.getOrDefault(name, new RoleBuilder().build());
        }
    }

    /** Knows a role that somebody was. */
    void assumed(String name) {
        synchronized (forbidden) {
            roles.putIfAbsent(name, new RoleBuilder().build());
        }
    }

    Page<Simulation> simulate(
            String principal, Collection<String> permissions, List<String> resources, @Nullable String marker) {
        synchronized (forbidden) {
            if (!principal.equals(role()) && !isRole(principal)) {
                throw ServiceFailure.answer("NoSuchEntity", 404, "There is no principal " + principal);
            }
            List<Simulation> all = permissions.stream()
                    .map(permission -> simulation(permission, resources))
                    .toList();
            return page(all, MOST_A_PAGE, marker);
        }
    }

    private boolean isRole(String arn) {
        return roles.keySet().stream().anyMatch(name -> roleArn(name).equals(arn));
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
