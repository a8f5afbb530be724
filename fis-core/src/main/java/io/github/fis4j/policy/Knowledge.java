package io.github.fis4j.policy;

import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonDocument;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonReader;
import io.github.fis4j.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of IAM permissions, from the Service Authorization Reference and the FIS user guide; read once from the
 * data file beside this class. Immutable.
 */
final class Knowledge {
    private static final String FILE = "permissions.json";
    private static final Knowledge AWS = new Knowledge(read());

    private final Map<String, ResourceKind> kinds = new TreeMap<>();
    private final Map<String, Permission> permissions = new TreeMap<>();
    private final JsonObject actions;
    private final JsonObject uses;
    private final Map<String, List<String>> managedPolicies = new LinkedHashMap<>();
    private final Set<String> serviceLinkedRole;

    private Knowledge(JsonObject data) {
        JsonObject all = data.object("kinds");
        all.members().keySet().forEach(name -> kinds.put(name, kind(name, all.object(name))));
        JsonObject known = data.object("permissions");
        known.members().keySet().forEach(name -> permissions.put(name, permission(name, known.object(name))));
        actions = data.object("actions");
        uses = data.object("uses");
        serviceLinkedRole = Set.copyOf(data.strings("serviceLinkedRole"));
        JsonObject managed = data.object("managedPolicies");
        managed.members().keySet().forEach(name -> managedPolicies.put(name, managed.strings(name)));
    }

    static Knowledge aws() {
        return AWS;
    }

    private static JsonObject read() {
        try (InputStream in = Objects.requireNonNull(Knowledge.class.getResourceAsStream(FILE), FILE)) {
            JsonDocument document = JsonReader.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            if (document.faults().isEmpty() && document.root() instanceof JsonObject data) {
                return data;
            }
            throw new IllegalStateException(FILE + " of this library is damaged: " + document.faults());
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " of this library cannot be read", e);
        }
    }

    private static ResourceKind kind(String name, JsonObject json) {
        return new ResourceKind(
                name,
                Objects.requireNonNull(json.string("arn"), name),
                Set.copyOf(json.strings("types")),
                json.string("tag"));
    }

    private Permission permission(String name, JsonObject json) {
        List<ResourceRule> rules = new ArrayList<>();
        for (JsonValue rule : ((JsonArray) Objects.requireNonNull(json.get("on"), name)).items()) {
            rules.add(rule((JsonObject) rule));
        }
        String access = Objects.requireNonNull(json.string("access"), name);
        return new Permission(name, access, json.members().containsKey("permissionOnly"), rules);
    }

    private ResourceRule rule(JsonObject json) {
        String kind = Objects.requireNonNull(json.string("kind"), "kind");
        return new ResourceRule(
                kind.equals(ResourceKind.ANY.name()) ? ResourceKind.ANY : Objects.requireNonNull(kinds.get(kind), kind),
                json.strings("by").contains("arn"),
                json.strings("by").contains("tag"),
                json.string("only"),
                Set.copyOf(json.strings("for")),
                json.string("from"),
                Conditions.read(json.object("conditions")),
                json.members().containsKey("global"),
                json.string("why"));
    }

    /** {@return the permission; null if it is not known} */
    @Nullable
    Permission permission(String name) {
        return permissions.get(name);
    }

    Map<String, Permission> permissions() {
        return Collections.unmodifiableMap(permissions);
    }

    /** {@return the kind of the resources of a type; null if policies cannot name them} */
    @Nullable
    ResourceKind kindOf(String resourceType) {
        return kinds.values().stream()
                .filter(kind -> kind.resourceTypes().contains(resourceType))
                .findFirst()
                .orElse(null);
    }

    /** {@return the kind of a name of the data file; null if there is none} */
    @Nullable
    ResourceKind kindOfName(String name) {
        return kinds.get(name);
    }

    /** {@return the permissions that a part of a template, or what a person does with it, needs} */
    List<String> use(String name) {
        return uses.strings(name);
    }

    /** {@return the permissions in each policy of AWS that is made for experiment roles} */
    Map<String, List<String>> managedPolicies() {
        return Collections.unmodifiableMap(managedPolicies);
    }

    /** {@return whether the service may do it with a role of its own, so that the experiment role need not} */
    boolean isOfServiceLinkedRole(String permission) {
        return serviceLinkedRole.contains(permission);
    }

    /** {@return the parameter without which an action does not need a permission; null if it always does} */
    @Nullable
    String neededWith(String actionId, String permission) {
        return actions.object(actionId).object("when").string(permission);
    }

    /** {@return whether our own engine leaves an action to the managed service although there are public calls} */
    boolean isLeftToTheService(String actionId) {
        return "managed".equals(actions.object(actionId).string("engine"));
    }

    /** {@return what our own engine needs besides what the service needs} */
    List<String> engineNeedsMore(String actionId) {
        return actions.object(actionId).strings("more");
    }

    /** {@return what our own engine does not need} */
    List<String> engineNeedsNot(String actionId) {
        return actions.object(actionId).strings("less");
    }

    /** {@return what an action needs elsewhere, a sentence; null if nothing is known} */
    @Nullable
    String besides(String actionId) {
        return actions.object(actionId).string("beside");
    }
}
