package io.github.fis4j.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.ExperimentEvent.Noted;
import io.github.fis4j.event.Stamp;
import io.github.fis4j.json.JsonNumber;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonString;
import io.github.fis4j.model.FisException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventCodecTest {
    private static final int SEEDS = 200;
    private static final int LONGEST = 1 << 20;
    private static final Noted NOTED = new Noted(new Stamp("EXPa", 1, Stories.START), null, "text");

    static Class<?>[] kinds() {
        return ExperimentEvent.class.getPermittedSubclasses();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKind_survivesTheWayThroughALine(Class<?> kind) {
        for (long seed = 0; seed < SEEDS; seed++) {
            ExperimentEvent event = new RandomEvents(seed).event(kind);
            byte[] json = EventBytes.of(event, LONGEST);
            byte[] line = JournalLine.of(0x0123_4567_89ab_cdefL, json);
            assertThat(line).doesNotContain('\r');
            assertThat(new String(line, StandardCharsets.UTF_8).indexOf('\n'))
                    .isEqualTo(line(line).length());
            assertThat(JournalLine.whole(line, line.length - 1)).isTrue();
            assertThat(JournalLine.chain(line)).isEqualTo(0x0123_4567_89ab_cdefL);
            assertThat(EventCodec.decode(EventBytes.object(line, line.length - 1)))
                    .as("seed %s", seed)
                    .isEqualTo(event);
            assertThat(LineHead.of(line, line.length - 1))
                    .isEqualTo(new LineHead(
                            kind.getSimpleName(),
                            event.stamp().runId(),
                            event.stamp().number(),
                            event.at().toString()));
        }
    }

    @Test
    void anyChangedBit_isSeen() {
        byte[] line = JournalLine.of(1, EventBytes.of(NOTED, LONGEST));
        for (int at = 0; at < line.length - 1; at++) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                byte[] changed = line.clone();
                changed[at] ^= (byte) (1 << bit);
                // The checksum's own digits may be written in capitals; then they say the same.
                boolean capital = at < 8 && Character.isLetter(line[at]) && bit == 5;
                assertThat(JournalLine.whole(changed, changed.length - 1)).isEqualTo(capital);
            }
        }
    }

    @Test
    void unknownKind_isIgnored() {
        JsonObject later = EventCodec.encode(NOTED).with(EventCodec.KIND, new JsonString("SomethingNew"));
        assertThat(EventCodec.decode(later)).isNull();
    }

    @Test
    void unknownMember_isIgnored() {
        JsonObject later = EventCodec.encode(NOTED).with("since", JsonNumber.of(2));
        assertThat(EventCodec.decode(later)).isEqualTo(NOTED);
    }

    @Test
    void memberThatIsNotThere_isTold() {
        assertThatThrownBy(() -> EventCodec.decode(EventCodec.encode(NOTED).without("text")))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessage("It says no event: \"text\" is not there");
    }

    @Test
    void whatNobodyCouldReadBack_isRefused() {
        JsonObject deep = JsonObject.empty();
        for (int i = 0; i < 100_000; i++) {
            deep = JsonObject.empty().with("d", deep);
        }
        ExperimentEvent event = new ExperimentEvent.UndoConfirmed(NOTED.stamp(), "m", "a", deep);
        assertThatThrownBy(() -> EventBytes.of(event, LONGEST))
                .isInstanceOf(FisException.class)
                .hasMessageContaining("event 1 (UndoConfirmed) of run EXPa")
                .hasMessageContaining("deeper than 64 levels");
    }

    @Test
    void nameWithHalfAPair_isRefused() {
        JsonObject named = JsonObject.builder().put("\ud83d", 1).build();
        ExperimentEvent event = new ExperimentEvent.UndoConfirmed(NOTED.stamp(), "m", "a", named);
        assertThatThrownBy(() -> EventBytes.of(event, LONGEST)).hasMessageContaining("half a surrogate pair");
    }

    @Test
    void deepestAndLongestThatIsTaken_isReadBack() {
        JsonObject deep = JsonObject.empty();
        int taken = 0;
        for (int levels = 1; levels < 70; levels++) {
            ExperimentEvent event = new ExperimentEvent.UndoConfirmed(NOTED.stamp(), "m", "a", deep);
            byte[] bytes;
            try {
                bytes = EventBytes.of(event, LONGEST);
            } catch (FisException e) {
                break;
            }
            taken = levels;
            assertThat(EventCodec.decode(EventBytes.object(bytes))).isEqualTo(event);
            deep = JsonObject.empty().with("d", deep);
        }
        assertThat(taken).isEqualTo(63);
    }

    private static String line(byte[] line) {
        return new String(line, 0, line.length - 1, StandardCharsets.UTF_8);
    }
}
