package io.github.fis4j.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.fis4j.Fis;
import io.github.fis4j.codec.Parsed;
import io.github.fis4j.json.JsonDocument;
import io.github.fis4j.json.JsonReader;
import io.github.fis4j.problem.Problem;
import io.github.fis4j.problem.Severity;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From the text of a template with twenty actions to all that is wrong with it, beside a bare tree of the same text. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ParseBenchmark {
    private final ObjectMapper jackson = new ObjectMapper();
    private final String text = TemplateText.of(1);
    private Parsed parsed = Fis.read(text);

    /** Makes sure that the template is one that a run would take: the rules have all of it to look at. */
    @Setup
    public void check() {
        parsed = Fis.read(text);
        List<Problem> problems = Fis.validate(parsed);
        if (problems.stream().anyMatch(problem -> problem.severity() != Severity.NOTE)) {
            throw new IllegalStateException("The template has problems: " + problems);
        }
    }

    /** Jackson's tree: no positions, no template, no rule. */
    @Benchmark
    public JsonNode jacksonTree() throws JsonProcessingException {
        return jackson.readTree(text);
    }

    /** The text as values with the line and column of each. */
    @Benchmark
    public JsonDocument json() {
        return JsonReader.read(text);
    }

    /** The text as a template. */
    @Benchmark
    public Parsed parse() {
        return Fis.read(text);
    }

    /** The rules alone. */
    @Benchmark
    public List<Problem> validate() {
        return Fis.validate(parsed);
    }

    /** The text as a template, and all that is wrong with it. */
    @Benchmark
    public List<Problem> parseAndValidate() {
        return Fis.validate(Fis.read(text));
    }
}
