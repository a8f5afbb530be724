package io.github.fis4j.aws.command;

import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonString;
import io.github.fis4j.json.JsonValue;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.Repeat;
import io.github.fis4j.model.UndoPlan;
import io.github.fis4j.model.UndoPlan.Scope;
import io.github.fis4j.model.UndoPlan.Trigger;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.model.SendCommandRequest;

/**
 * One call of SendCommand. Instances are named one by one: a tag that matches nothing would end as a success. All of them
 * begin at once, and the failure of one stops no other.
 *
 * @param instances ids, at most {@link #INSTANCES_A_CALL}
 * @param document the document by name or ARN
 * @param version its version; null for the default one
 * @param parameters its parameters
 * @param marker the comment, by which the command is found without its id
 */
record Batch(
        List<String> instances,
        String document,
        @Nullable String version,
        Map<String, List<String>> parameters,
        String marker) {
    static final int INSTANCES_A_CALL = 50;
    /** A command that waits longer for an agent is not begun any more: the fault must not come after the experiment. */
    static final Duration DELIVERY = Duration.ofSeconds(60);

    static final String COMMAND = "CommandId";
    static final String INSTANCES = "InstanceIds";

    private static final String KIND = "cancel-command";
    private static final Duration SETTLE = Duration.ofSeconds(60);
    private static final String DOCUMENT = "DocumentName";
    private static final String VERSION = "DocumentVersion";
    private static final String PARAMETERS = "Parameters";
    private static final String COMMENT = "Comment";
    private static final String ALL = "100%";

    static Batch of(PlannedCall call) {
        return of(call.request());
    }

    /** Reads the request of a call, or what an undo record keeps of it. */
    static Batch of(JsonObject request) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        JsonObject given = request.object(PARAMETERS);
        given.members().keySet().forEach(name -> parameters.put(name, given.strings(name)));
        return new Batch(
                request.strings(INSTANCES),
                text(request, DOCUMENT),
                request.string(VERSION),
                parameters,
                text(request, COMMENT));
    }

    private static String text(JsonObject object, String member) {
        String text = object.string(member);
        if (text == null) {
            throw new IllegalArgumentException(member + " is missing: " + object);
        }
        return text;
    }

    /** Returns the call, with the undo that cancels the command. */
    PlannedCall call(Trigger trigger, JsonObject spread) {
        JsonObject kept = JsonObject.builder().putAll(json()).putAll(spread).build();
        String summary = "cancel the command that runs " + document + " on " + String.join(", ", instances);
        JsonObject request = JsonObject.builder()
                .putAll(json())
                .put("MaxConcurrency", ALL)
                .put("MaxErrors", ALL)
                .put("TimeoutSeconds", DELIVERY.toSeconds())
                .build();
        return PlannedCall.of(CommandApi.SERVICE, "SendCommand", request, Repeat.NONE)
                .undoneBy(new UndoPlan(KIND, summary, kept, trigger, Scope.WORLD, SETTLE));
    }

    private JsonObject json() {
        JsonObject.Builder values = JsonObject.builder();
        new TreeMap<>(parameters).forEach((name, texts) -> values.put(name, array(texts)));
        return JsonObject.builder()
                .putStrings(INSTANCES, instances)
                .put(DOCUMENT, document)
                .put(VERSION, version)
                .put(PARAMETERS, values.build())
                .put(COMMENT, marker)
                .build();
    }

    private static JsonArray array(List<String> texts) {
        return new JsonArray(texts.stream().<JsonValue>map(JsonString::new).toList());
    }

    SendCommandRequest request() {
        return SendCommandRequest.builder()
                .instanceIds(instances)
                .documentName(document)
                .documentVersion(version)
                .parameters(parameters)
                .comment(marker)
                .maxConcurrency(ALL)
                .maxErrors(ALL)
                .timeoutSeconds((int) DELIVERY.toSeconds())
                .build();
    }
}
