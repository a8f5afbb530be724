package io.github.fis4j.aws.account;

import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonReader;
import io.github.fis4j.json.JsonString;
import io.github.fis4j.json.JsonValue;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.spi.ActionFailedException;
import io.github.fis4j.spi.Prepared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this JVM runs on: an instance, a container instance, a task. Known from what the user says, from files that the
 * hypervisor, cloud-init and the ECS agent leave, and not asked of anybody. Immutable.
 *
 * @param ids ids and ARNs
 */
public record Self(Set<String> ids) {
    private static final Logger LOG = LoggerFactory.getLogger(Self.class);
    private static final Pattern INSTANCE = Pattern.compile("m?i-[0-9a-f]{8,17}");
    /** Nitro instances have their id as the asset tag of their board; cloud-init writes it down on all kinds. */
    private static final List<String> INSTANCE_FILES =
            List.of("sys/devices/virtual/dmi/id/board_asset_tag", "var/lib/cloud/data/instance-id");

    private static final String ECS_FILE = "ECS_CONTAINER_METADATA_FILE";
    private static final List<String> ECS_ARNS = List.of("ContainerInstanceARN", "TaskARN");

    /** Copies the ids. */
    public Self {
        ids = Set.copyOf(ids);
    }

    /**
     * {@return what can be known here}
     *
     * @param named ids and ARNs that the user named
     */
    public static Self here(Collection<String> named) {
        return at(Path.of("/"), System.getenv(), named);
    }

    /** Looks below a root other than that of this machine. */
    static Self at(Path root, Map<String, String> environment, Collection<String> named) {
        Set<String> ids = new LinkedHashSet<>(named);
        INSTANCE_FILES.forEach(file -> ids.addAll(instance(text(root.resolve(file)))));
        String ecs = environment.get(ECS_FILE);
        if (ecs != null) {
            ids.addAll(arns(text(root.resolve(ecs))));
        }
        return new Self(ids);
    }

    private static List<String> instance(String text) {
        return INSTANCE.matcher(text.strip()).matches() ? List.of(text.strip()) : List.of();
    }

    private static List<String> arns(String text) {
        List<String> arns = new ArrayList<>();
        if (!text.isBlank() && JsonReader.read(text).root() instanceof JsonObject told) {
            ECS_ARNS.forEach(name -> {
                if (told.get(name) instanceof JsonString arn) {
                    arns.add(arn.value());
                }
            });
        }
        return arns;
    }

    /** Returns what a small file holds, or an empty text if it is not there or not for us to read. */
    private static String text(Path file) {
        try {
            return Files.isReadable(file) ? Files.readString(file) : "";
        } catch (IOException | RuntimeException e) {
            LOG.debug("{} tells nothing of what this JVM runs on", file, e);
            return "";
        }
    }

    /**
     * {@return whether this JVM runs on it}
     *
     * @param idOrArn a resource
     */
    public boolean is(String idOrArn) {
        return ids.contains(idOrArn) || ids.contains(idOrArn.substring(idOrArn.lastIndexOf('/') + 1));
    }

    /**
     * Lets only what spares this JVM pass.
     *
     * @param prepared what an action would do
     * @return the same
     * @throws ActionFailedException if any of its calls names what this JVM runs on
     */
    Prepared spared(Prepared prepared) {
        if (ids.isEmpty()) {
            return prepared;
        }
        for (PlannedCall call : prepared.calls()) {
            for (String text : texts(call.request())) {
                if (is(text)) {
                    throw new ActionFailedException(
                            ErrorCode.INVALID_TARGET,
                            call.name() + " would hit " + text + ", which this JVM runs on: nobody would be left to"
                                    + " watch and undo. Leave it out by a tag or a filter of the target, or run fis4j"
                                    + " elsewhere");
                }
            }
        }
        return prepared;
    }

    private static List<String> texts(JsonValue value) {
        if (value instanceof JsonString text) {
            return List.of(text.value());
        }
        if (value instanceof JsonArray array) {
            return array.items().stream().flatMap(item -> texts(item).stream()).toList();
        }
        return value instanceof JsonObject object
                ? object.members().values().stream()
                        .flatMap(item -> texts(item).stream())
                        .toList()
                : List.of();
    }
}
