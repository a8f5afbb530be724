package io.github.fis4j.examples.cli;

import java.io.BufferedReader;
import java.io.IOException;
import picocli.CommandLine.Option;

/** Asks before AWS is called, unless {@code --yes} was said. */
final class Consent {
    @Option(names = "--yes", description = "Do not ask before AWS is called.")
    private boolean yes;

    boolean given() {
        return yes;
    }

    /** {@return whether AWS may be called; says what follows if not} */
    boolean agreed(String what, Screen screen, BufferedReader in) throws IOException {
        if (yes) {
            return true;
        }
        screen.question(what + " - type yes:");
        String answer = in.readLine();
        if (answer == null) {
            screen.line("");
            screen.problem(
                    "fis: Nobody is there to answer, so nothing was begun. Say --yes to run without being asked.");
            return false;
        }
        if (!answer.strip().equals("yes")) {
            screen.problem("fis: The answer was not yes, so nothing was begun.");
            return false;
        }
        return true;
    }
}
