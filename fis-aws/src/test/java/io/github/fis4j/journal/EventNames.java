package io.github.fis4j.journal;

import io.github.fis4j.aws.kill.KillPoints;
import io.github.fis4j.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Names for what is written to a journal, the same in every run of the same template. */
final class EventNames {
    private static final List<String> MEMBERS =
            List.of("module", "target", "action", "by", "purpose", "call", "to", "marker");
    /** How often somebody asks who the caller is depends on the moment. */
    private static final String BY_CHANCE = "sts:GetCallerIdentity";

    private final KillPoints points;

    EventNames(KillPoints points) {
        this.points = points;
    }

    /** {@return the names of the lines in a write; empty if none of them comes in every run} */
    List<String> of(byte[] lines) {
        List<String> names = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < lines.length; i++) {
            if (lines[i] == '\n') {
                byte[] line = java.util.Arrays.copyOfRange(lines, from, i);
                String name = name(EventBytes.object(line, line.length));
                if (!name.contains(BY_CHANCE)) {
                    names.add(points.numbered(name));
                }
                from = i + 1;
            }
        }
        return names;
    }

    /** {@return the names but for those that tell only that somebody looked, which changes nothing} */
    static List<String> withoutLooks(List<String> names) {
        return names.stream()
                .filter(name -> !(name.startsWith("CallEnded ") && name.contains(" READ ")))
                .toList();
    }

    private static String name(JsonObject event) {
        if (event.get(SegmentScan.FORMAT_NAME) != null) {
            return "the header of segment " + event.get("segment");
        }
        StringJoiner name = new StringJoiner(" ").add(String.valueOf(event.string(EventCodec.KIND)));
        for (String member : MEMBERS) {
            String value = event.string(member);
            if (value != null) {
                name.add(withoutRun(value));
            }
        }
        String record = event.object("record").string("marker");
        return record == null ? name.toString() : name.add(withoutRun(record)).toString();
    }

    private static String withoutRun(String text) {
        return text.replaceFirst("^fis4j:[^:]+:", "").replaceFirst("^process \\d+$", "process");
    }
}
