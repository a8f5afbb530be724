package io.github.fis4j.examples.cli;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.Charset;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The {@code fis} command line. Exit codes: 0 for a run that completed and held, or was a preview; 1 for every other end,
 * and for a template that cannot be run; 2 for a file that cannot be read, and for wrong usage.
 */
@Command(
        name = "fis",
        description = "Runs AWS FIS experiment templates: simulated, or against AWS.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        version = "fis4j 0.1.0-SNAPSHOT")
public final class Fis {
    private static final int FAILED = 1;

    private Fis() {}

    /**
     * Runs the command line and ends the process.
     *
     * @param args the arguments
     */
    public static void main(String[] args) {
        // The script knows whether standard output is a terminal; Java 17 itself cannot tell.
        Screen screen = new Screen(writer(System.out), writer(System.err), Boolean.getBoolean("fis.terminal"));
        Reader in = new InputStreamReader(System.in, Charset.defaultCharset());
        System.exit(commandLine(screen, in).execute(args));
    }

    /** {@return the command line, speaking to the given streams instead of those of the process} */
    static CommandLine commandLine(Screen screen, Reader in) {
        CommandLine fis = new CommandLine(new Fis());
        BufferedReader answers = new BufferedReader(in);
        fis.addSubcommand(new ValidateCommand(screen));
        fis.addSubcommand(new PlanCommand(screen));
        fis.addSubcommand(new PreviewCommand(screen));
        fis.addSubcommand(new RunCommand(screen, answers));
        fis.addSubcommand(new RecoverCommand(screen, answers));
        fis.addSubcommand(new ListCommand(screen));
        fis.addSubcommand(new PolicyCommand(screen));
        fis.addSubcommand(new ActionsCommand(screen));
        fis.addSubcommand(new ConvertCommand(screen));
        fis.setOut(screen.out());
        fis.setErr(screen.err());
        fis.setExecutionExceptionHandler((exception, command, parsed) -> {
            screen.problem("fis: " + Failures.describe(exception));
            return FAILED;
        });
        return fis;
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, Charset.defaultCharset()), true);
    }
}
