package io.github.fis4j.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine's name, for people. Nobody is asked over the network. */
final class HostName {
    private static final Path LINUX = Path.of("/proc/sys/kernel/hostname");

    private HostName() {}

    static String get() {
        try {
            return Files.readString(LINUX).strip();
        } catch (IOException e) {
            String windows = System.getenv("COMPUTERNAME");
            String others = System.getenv("HOSTNAME");
            return windows != null ? windows : others != null ? others : "unknown";
        }
    }
}
