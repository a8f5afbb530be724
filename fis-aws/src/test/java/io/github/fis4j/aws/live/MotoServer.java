package io.github.fis4j.aws.live;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** A moto_server of our own on a free loopback port. It ends with this JVM at the latest. */
final class MotoServer implements AutoCloseable {
    private static final String COMMAND = "moto_server";
    private static final Duration START_UP = Duration.ofSeconds(60);

    private final Process process;
    private final int port;

    private MotoServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static boolean installed() {
        String path = System.getenv("PATH");
        return path != null
                && Arrays.stream(path.split(File.pathSeparator, -1))
                        .anyMatch(folder -> new File(folder, COMMAND).canExecute());
    }

    static MotoServer start() {
        try {
            int port = freePort();
            Process process = new ProcessBuilder(COMMAND, "-H", "127.0.0.1", "-p", String.valueOf(port))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            MotoServer server = new MotoServer(process, port);
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            server.awaitStart();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException("Could not start " + COMMAND, e);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitStart() throws IOException {
        long end = System.nanoTime() + START_UP.toNanos();
        while (System.nanoTime() < end) {
            if (ended()) {
                throw new IOException(COMMAND + " ended with " + process.exitValue());
            }
            if (listens()) {
                return;
            }
        }
        close();
        throw new IOException(COMMAND + " did not listen within " + START_UP);
    }

    /** Waits a moment for the end of the process, which paces the looks. */
    private boolean ended() throws IOException {
        try {
            return process.waitFor(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            close();
            throw new IOException(e);
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
