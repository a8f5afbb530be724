package io.github.fis4j.aws.ec2;

import io.github.fis4j.aws.shared.Names;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.Attributes;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.Resource;
import io.github.fis4j.spi.ActionContext;
import io.github.fis4j.spi.ActionFailedException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the instances that an action was given, as the resolver saw them. */
final class Victims {
    static final String IDS = "InstanceIds";

    static final String SLOT = "Instances";

    private Victims() {}

    /** Fails the action if any victim has ended. */
    static void refuseEnded(List<Resource> victims) {
        refuse(
                victims,
                victim -> state(victim).equals("terminated") || state(victim).equals("shutting-down"),
                "terminated: EC2 lists them for about an hour. Filter the target by State.Name = running");
    }

    /** Fails the action if any victim is of a kind that cannot be hit. */
    static void refuse(List<Resource> victims, Predicate<Resource> bad, String what) {
        List<String> names = victims.stream().filter(bad).map(Resource::id).toList();
        if (!names.isEmpty()) {
            throw new ActionFailedException(ErrorCode.INVALID_TARGET, Names.of(names) + ": " + what);
        }
    }

    /** Returns the victims with one of these ids, in the order of the victims. */
    static Stream<Resource> among(Collection<String> ids, ActionContext context) {
        Set<String> wanted = Set.copyOf(ids);
        return context.victims(SLOT).stream().filter(victim -> wanted.contains(victim.id()));
    }

    static List<String> ids(Collection<Resource> victims) {
        return victims.stream().map(Resource::id).toList();
    }

    static List<String> ids(PlannedCall call) {
        return call.request().strings(IDS);
    }

    static List<String> allIds(List<PlannedCall> calls) {
        return calls.stream().flatMap(call -> ids(call).stream()).toList();
    }

    static JsonObject request(List<String> ids) {
        return JsonObject.builder().putStrings(IDS, ids).build();
    }

    static String state(Resource victim) {
        String state = text(victim, "State", "Name");
        return state == null ? "unknown" : state;
    }

    /** Returns the text at a path of structures, or null if there is none. */
    static @Nullable String text(Resource victim, String... path) {
        Object value = victim.attributes();
        for (String name : path) {
            value = value instanceof Attributes structure ? structure.get(name) : null;
        }
        return value == null ? null : value.toString();
    }
}
