package io.github.fis4j.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The file locks of this process. POSIX drops all locks that a process has on a file as soon as the process closes any
 * channel on it. So a file that is locked here is never opened a second time, and a channel that found a lock of this
 * process which is not in this table (another class loader has its own) stays open.
 */
final class FileLocks {
    private static final Map<Path, Held> HELD = new HashMap<>();
    private static final Map<Path, FileChannel> STRANGE = new HashMap<>();
    private static final ReentrantLock GUARD = new ReentrantLock();

    private FileLocks() {}

    /** Opens the file. */
    interface Opener {
        FileChannel open() throws IOException;
    }

    static JournalDisk.@Nullable Lock tryLock(Path file, Opener opener) throws IOException {
        synchronized (HELD) {
            if (HELD.containsKey(file)) {
                return null;
            }
            FileChannel channel = open(file, opener);
            try {
                FileLock lock = channel.tryLock();
                if (lock == null) {
                    channel.close();
                    return null;
                }
                Held held = new Held(file, channel, key(file));
                HELD.put(file, held);
                return held;
            } catch (OverlappingFileLockException e) {
                STRANGE.put(file, channel);
                return null;
            } catch (NoSuchFileException e) {
                // Somebody deleted it between the opening and the lock: what was locked has no name any more.
                channel.close();
                return null;
            } catch (IOException e) {
                channel.close();
                throw new IOException(
                        "Cannot lock " + file + "; a journal needs a file system with locks: " + e.getMessage(), e);
            }
        }
    }

    static boolean heldHere(Path file) {
        synchronized (HELD) {
            return HELD.containsKey(file);
        }
    }

    static JournalDisk.Lock guard(Path file, Opener opener) throws IOException {
        GUARD.lock();
        boolean locked = false;
        try {
            FileChannel channel = lock(file, opener);
            locked = true;
            return new Guard(channel);
        } finally {
            if (!locked) {
                GUARD.unlock();
            }
        }
    }

    private static FileChannel lock(Path file, Opener opener) throws IOException {
        FileChannel channel;
        synchronized (HELD) {
            channel = open(file, opener);
        }
        try {
            channel.lock();
            return channel;
        } catch (OverlappingFileLockException e) {
            synchronized (HELD) {
                STRANGE.put(file, channel);
            }
            throw new IOException(file + " is locked by another class loader of this process; try again", e);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static FileChannel open(Path file, Opener opener) throws IOException {
        FileChannel strange = STRANGE.remove(file);
        return strange == null ? opener.open() : strange;
    }

    private static @Nullable Object key(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Held(
            Path file, FileChannel channel, @Nullable Object fileKey) implements JournalDisk.Lock {
        @Override
        public boolean inPlace() {
            try {
                return Objects.equals(fileKey, key(file));
            } catch (IOException e) {
                return false;
            }
        }

        @Override
        public void release() {
            synchronized (HELD) {
                if (HELD.remove(file, this)) {
                    close(channel);
                }
            }
        }
    }

    private record Guard(FileChannel channel) implements JournalDisk.Lock {
        @Override
        public boolean inPlace() {
            return true;
        }

        @Override
        public void release() {
            try {
                close(channel);
            } finally {
                GUARD.unlock();
            }
        }
    }
}
