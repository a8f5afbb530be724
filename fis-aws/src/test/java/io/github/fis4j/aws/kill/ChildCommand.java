package io.github.fis4j.aws.kill;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * How a child is started: with this test's class path and JDK, in little memory, without a thorough compiler, and from an
 * archive of loaded classes that is made once. Such archives know jars only, so directories are packed.
 */
final class ChildCommand {
    private static final List<String> SMALL = List.of(
            "-Xmx96m",
            "-Xss512k",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            // What the JVM has to say must not come between the child's own lines.
            "-Xlog:disable",
            "-Xlog:all=error:stderr");

    private final String classPath;
    private final Path archive;
    private final int faster;
    private final Class<? extends Scenario> scenario;

    private ChildCommand(String classPath, Path archive, int faster, Class<? extends Scenario> scenario) {
        this.classPath = classPath;
        this.archive = archive;
        this.faster = faster;
        this.scenario = scenario;
    }

    /**
     * Prepares children.
     *
     * @param directory where jars and archive go
     * @param faster how much faster their time is
     * @param scenario what they do
     */
    static ChildCommand prepare(Path directory, int faster, Class<? extends Scenario> scenario) throws IOException {
        List<String> path = new ArrayList<>();
        // Surefire may hide the true class path in the manifest of a jar.
        String known = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        for (String entry : known.split(File.pathSeparator, -1)) {
            Path at = Path.of(entry);
            if (Files.isDirectory(at)) {
                path.add(pack(at, directory.resolve("packed-" + path.size() + ".jar"))
                        .toString());
            } else if (Files.exists(at) && wanted(at.getFileName().toString())) {
                path.add(entry);
            }
        }
        return new ChildCommand(
                String.join(File.pathSeparator, path), directory.resolve("children.jsa"), faster, scenario);
    }

    /** What only the parent needs would make the archive's class path long. */
    private static boolean wanted(String jar) {
        return !jar.matches("(surefire|wiremock|jetty|junit|assertj|archunit|handlebars|json-(?!utils)|xmlunit).*");
    }

    private static Path pack(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(file);
                Stream<Path> all = Files.walk(classes)) {
            for (Path each : all.filter(Files::isRegularFile).sorted().toList()) {
                packed.putNextEntry(
                        new JarEntry(classes.relativize(each).toString().replace(File.separatorChar, '/')));
                Files.copy(each, packed);
                packed.closeEntry();
            }
        }
        return jar;
    }

    /** {@return the command that starts the child from which the archive is made when it ends} */
    List<String> archiving(URI url) {
        return command(List.of("-XX:ArchiveClassesAtExit=" + archive), url);
    }

    /** {@return whether there is an archive: without one, all takes longer} */
    boolean archived() {
        return Files.exists(archive);
    }

    /** {@return the command that starts a child} */
    List<String> of(URI url) {
        return command(archived() ? List.of("-XX:SharedArchiveFile=" + archive) : List.of(), url);
    }

    private List<String> command(List<String> more, URI url) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SMALL);
        command.addAll(more);
        command.addAll(List.of(
                "-cp", classPath, Child.class.getName(), url.toString(), String.valueOf(faster), scenario.getName()));
        return command;
    }
}
