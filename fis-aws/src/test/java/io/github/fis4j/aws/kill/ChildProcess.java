package io.github.fis4j.aws.kill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A child as its parent sees it. */
final class ChildProcess implements AutoCloseable {
    /** What {@link #news()} gives when the process has ended. */
    static final String ENDED = "ended";

    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final Path errors;
    private final BlockingQueue<String> news = new LinkedBlockingQueue<>();
    private final List<String> passed = new ArrayList<>();
    private int orders;

    private ChildProcess(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
    }

    static ChildProcess start(List<String> command, Path errors) throws IOException {
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        ChildProcess child = new ChildProcess(process, errors);
        Thread reader = new Thread(child::read, "child " + process.pid());
        reader.setDaemon(true);
        reader.start();
        return child;
    }

    /** Waits until it is warm, and gives it an order. */
    void order(String... words) throws IOException {
        String ready = orders == 0 ? news() : "ready";
        if (!ready.equals("ready")) {
            throw new IllegalStateException("The child did not get ready: " + ready + ". " + errors());
        }
        orders++;
        Writer writer = process.outputWriter();
        writer.write(String.join("\t", words) + "\n");
        writer.flush();
    }

    /** {@return how many orders it was given} */
    int orders() {
        return orders;
    }

    boolean lives() {
        return process.isAlive();
    }

    /** Lets it end when it has done what it was told, and waits for that. */
    int finish() throws IOException {
        process.outputWriter().close();
        return exitCode();
    }

    /** {@return the next thing that it says, but for points that it passes} */
    String news() {
        try {
            String next = news.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                kill();
                throw new IllegalStateException("The child said nothing for " + PATIENCE_SECONDS + " s. It passed "
                        + lastPassed() + ". " + errors());
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends SIGKILL and waits for the end. */
    void kill() {
        process.destroyForcibly();
        exitCode();
    }

    int exitCode() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Process " + process.pid() + " does not end");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** {@return the points that it passed, in order} */
    List<String> passed() {
        synchronized (passed) {
            return List.copyOf(passed);
        }
    }

    /** {@return the last points that it passed, for people} */
    List<String> lastPassed() {
        List<String> all = passed();
        return all.subList(Math.max(0, all.size() - 5), all.size());
    }

    /** {@return what it wrote to its standard error, for people} */
    String errors() {
        try {
            return "Its standard error: " + Files.readString(errors);
        } catch (IOException e) {
            return "Its standard error cannot be read: " + e;
        }
    }

    @Override
    public void close() {
        kill();
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("at ")) {
                    synchronized (passed) {
                        passed.add(line.substring(3));
                    }
                } else {
                    news.add(line);
                }
            }
        } catch (IOException e) {
            // The process was killed while it wrote.
        }
        news.add(ENDED);
    }
}
