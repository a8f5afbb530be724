package io.github.fis4j.examples.cli;

import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The command line as a user sees it: what was typed, what came out, how it ended. */
record Terminal(int exitCode, String out, String err) {
    static final Path EXPERIMENTS = Path.of("experiments");

    static Terminal type(String... args) {
        return answering("", args);
    }

    static Terminal answering(String answer, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Screen screen = new Screen(new PrintWriter(out), new PrintWriter(err), false);
        int exitCode = Fis.commandLine(screen, new StringReader(answer)).execute(args);
        return new Terminal(exitCode, out.toString(), err.toString());
    }

    static Terminal simulate(Path file, String... more) {
        return type(Stream.concat(Stream.of("run", file.toString(), "--simulate"), List.of(more).stream())
                .toArray(String[]::new));
    }

    /** {@return everything that a user saw} */
    String shown() {
        return out + err;
    }
}
