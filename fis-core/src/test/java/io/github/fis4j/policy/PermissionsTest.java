package io.github.fis4j.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.catalog.ResourceTypeDescriptor;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The data file knows everything that is asked of it, and spells it as IAM does. */
class PermissionsTest {
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]+:[A-Za-z]+");
    private static final Set<String> USES = Set.of(
            "log-group",
            "log-bucket",
            "report",
            "report-dashboard",
            "target-accounts",
            "stop-conditions",
            "sources-document",
            "create",
            "tags",
            "start",
            "watch",
            "accounts");

    private final Knowledge knowledge = Knowledge.aws();

    @Test
    void everyPermissionThatSomethingNeeds_isKnown() {
        assertThat(needed())
                .hasSizeGreaterThan(100)
                .allSatisfy(permission -> assertThat(knowledge.permission(permission))
                        .as(permission)
                        .isNotNull());
    }

    @Test
    void everyPermissionThatIsKnown_isNeededBySomething() {
        assertThat(knowledge.permissions().keySet()).isEqualTo(needed());
    }

    @Test
    void everyName_isThatOfOnePermission() {
        Set<String> names = new TreeSet<>(knowledge.permissions().keySet());
        knowledge.managedPolicies().values().forEach(names::addAll);

        assertThat(names).isNotEmpty().allMatch(name -> NAME.matcher(name).matches());
    }

    @Test
    void everyPermission_hasAnAccessLevelAndAResource() {
        knowledge.permissions().values().forEach(permission -> {
            assertThat(permission.access())
                    .as(permission.name())
                    .isIn("Read", "List", "Write", "Tagging", "Permissions management");
            assertThat(permission.rules()).as(permission.name()).isNotEmpty();
        });
    }

    @Test
    void everyUse_namesPermissions() {
        USES.forEach(use -> assertThat(knowledge.use(use)).as(use).isNotEmpty());
    }

    @Test
    void permissionsWithoutAnOperation_areMarked() {
        assertThat(knowledge.permissions().values().stream()
                        .filter(Permission::permissionOnly)
                        .map(Permission::name))
                .contains(
                        "fis:InjectApiInternalError",
                        "fis:InjectApiThrottleError",
                        "fis:InjectApiUnavailableError",
                        "ec2:InjectApiError",
                        "ec2:PauseVolumeIO",
                        "ec2:InjectVolumeIOLatency",
                        "ec2:SendSpotInstanceInterruptions",
                        "dsql:InjectError",
                        "dynamodb:InjectError",
                        "kinesis:InjectApiError",
                        "elasticache:InterruptClusterAzPower",
                        "memorydb:PauseMultiRegionClusterReplication",
                        "s3:PauseReplication",
                        "vpce:AllowMultiRegion")
                .doesNotContain("ec2:StopInstances");
    }

    private Set<String> needed() {
        Set<String> needed = new TreeSet<>();
        for (ActionDescriptor action : Catalog.aws().actions()) {
            needed.addAll(action.permissions());
            needed.addAll(knowledge.engineNeedsMore(action.id()));
        }
        Catalog.aws().resourceTypes().stream()
                .map(ResourceTypeDescriptor::permissions)
                .forEach(needed::addAll);
        USES.forEach(use -> needed.addAll(knowledge.use(use)));
        return needed;
    }
}
