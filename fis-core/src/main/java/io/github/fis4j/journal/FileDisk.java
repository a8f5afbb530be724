package io.github.fis4j.journal;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A real directory. What it makes is for the owner's eyes only, where the file system knows of such things. */
final class FileDisk implements JournalDisk {
    private static final String GUARD = "takeover.guard";

    private final Path directory;
    private final boolean posix;
    private final boolean forcesDirectories;

    FileDisk(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
        posix = this.directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        // Windows cannot open a directory, and makes names durable by itself.
        forcesDirectories = this.directory.getFileSystem().getSeparator().equals("/");
    }

    @Override
    public String place() {
        return directory.toString();
    }

    @Override
    public List<Entry> list() throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                Entry entry = entry(file);
                if (entry != null) {
                    entries.add(entry);
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (NotDirectoryException e) {
            throw new NotDirectoryException(directory + " is a file; a journal needs a directory");
        }
        return entries;
    }

    private static @Nullable Entry entry(Path file) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Entry(
                    file.getFileName().toString(),
                    attributes.size(),
                    attributes.lastModifiedTime().toInstant());
        } catch (NoSuchFileException e) {
            return null; // It went away meanwhile.
        }
    }

    @Override
    public void makeDirectory() throws IOException {
        Deque<Path> missing = new ArrayDeque<>();
        for (Path at = directory; at != null && !Files.exists(at); at = at.getParent()) {
            missing.push(at);
        }
        for (Path each : missing) {
            Files.createDirectories(each, attributes("rwx------"));
            Path parent = each.getParent();
            if (parent != null) {
                forceDirectory(parent);
            }
        }
    }

    @Override
    public InputStream read(String name) throws IOException {
        // Not by a channel: those close when their thread is interrupted.
        Path file = directory.resolve(name);
        try {
            return new FileInputStream(file.toFile());
        } catch (FileNotFoundException e) {
            // It says so of files that are there, too.
            throw Files.notExists(file) ? new NoSuchFileException(file.toString()) : e;
        }
    }

    @Override
    public Output create(String name) throws IOException {
        Files.deleteIfExists(directory.resolve(name));
        return new ChannelOutput(open(name, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW));
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Files.move(directory.resolve(from), directory.resolve(to), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void force(String name) throws IOException {
        try (FileChannel channel = open(name, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    @Override
    public void forceDirectory() throws IOException {
        forceDirectory(directory);
    }

    private void forceDirectory(Path which) throws IOException {
        if (forcesDirectories) {
            try (FileChannel channel = FileChannel.open(which, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    @Override
    public void truncate(String name, long length) throws IOException {
        try (FileChannel channel = open(name, StandardOpenOption.WRITE)) {
            channel.truncate(length);
            channel.force(true);
        }
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(directory.resolve(name));
    }

    @Override
    public @Nullable Lock tryLock(String name, boolean fresh) throws IOException {
        OpenOption creation = fresh ? StandardOpenOption.CREATE_NEW : StandardOpenOption.CREATE;
        return FileLocks.tryLock(file(name), () -> open(name, StandardOpenOption.WRITE, creation));
    }

    @Override
    public boolean lockedHere(String name) {
        try {
            return FileLocks.heldHere(file(name));
        } catch (IOException e) {
            return false; // No directory, no lock.
        }
    }

    @Override
    public Lock guard() throws IOException {
        return FileLocks.guard(file(GUARD), () -> open(GUARD, StandardOpenOption.WRITE, StandardOpenOption.CREATE));
    }

    /** Two ways to one directory must give one name to a file, or one would drop the other's lock. */
    private Path file(String name) throws IOException {
        return directory.toRealPath().resolve(name);
    }

    private FileChannel open(String name, OpenOption... options) throws IOException {
        return FileChannel.open(directory.resolve(name), Set.of(options), attributes("rw-------"));
    }

    private FileAttribute<?>[] attributes(String permissions) {
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private record ChannelOutput(FileChannel channel) implements Output {
        @Override
        public void write(ByteBuffer bytes) throws IOException {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }

        @Override
        public void force() throws IOException {
            channel.force(false);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
