package io.github.fis4j.testkit.contract;

import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.spi.Reply;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** The mutating calls of a recording context. Thread-safe. */
final class RecordingCalls {
    private final EngineTime time;
    private final List<PlannedCall> made = new CopyOnWriteArrayList<>();
    private final Map<PlannedCall, JsonObject> learned = new ConcurrentHashMap<>();

    RecordingCalls(EngineTime time) {
        this.time = time;
    }

    <T> CompletionStage<T> call(PlannedCall call, Supplier<CompletionStage<Reply<T>>> send) {
        made.add(call);
        return time.whileOpen(call.name(), send).thenApply(reply -> {
            learned.put(call, reply.learned());
            return reply.value();
        });
    }

    List<PlannedCall> made() {
        return List.copyOf(made);
    }

    JsonObject learned(PlannedCall call) {
        return learned.getOrDefault(call, JsonObject.empty());
    }
}
