package io.github.fis4j.examples.cli;

import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonString;
import io.github.fis4j.json.JsonValue;
import io.github.fis4j.problem.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong with all files together. Not thread-safe. */
final class Verdicts {
    private final List<FileVerdict> files = new ArrayList<>();
    private final List<Path> unreadable = new ArrayList<>();

    void add(FileVerdict verdict) {
        files.add(verdict);
    }

    void unreadable(Path file) {
        unreadable.add(file);
    }

    List<FileVerdict> files() {
        return List.copyOf(files);
    }

    boolean anyUnreadable() {
        return !unreadable.isEmpty();
    }

    boolean anyError() {
        return count(Severity.ERROR) > 0;
    }

    private long count(Severity severity) {
        return files.stream().mapToLong(file -> file.count(severity)).sum();
    }

    /** {@return one line for people: {@code 3 files: 2 errors, 1 warning}} */
    String summary() {
        String counts = Arrays.stream(Severity.values())
                .filter(severity -> count(severity) > 0)
                .map(severity -> many(count(severity), severity.word()))
                .collect(Collectors.joining(", "));
        String unread = unreadable.isEmpty() ? "" : ", and " + unreadable.size() + " that could not be read";
        String templates = read() == files.size() ? "" : " with " + many(files.size(), "template");
        return many(read(), "file") + templates + unread + ": " + (counts.isEmpty() ? "no problem" : counts);
    }

    private long read() {
        return files.stream().map(FileVerdict::file).distinct().count();
    }

    private static String many(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    JsonObject json() {
        JsonObject.Builder summary = JsonObject.builder().put("files", read());
        for (Severity severity : Severity.values()) {
            summary.put(severity.word() + "s", count(severity));
        }
        List<JsonValue> all = files.stream().<JsonValue>map(FileVerdict::json).toList();
        List<JsonValue> unread = unreadable.stream()
                .<JsonValue>map(file -> new JsonString(file.toString()))
                .toList();
        return JsonObject.builder()
                .put("files", new JsonArray(all))
                .put("unreadable", new JsonArray(unread))
                .put("summary", summary.build())
                .build();
    }
}
