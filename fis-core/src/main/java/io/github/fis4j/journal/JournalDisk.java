package io.github.fis4j.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The directory of a journal: all that a journal does to files. Nothing is durable before it is forced: what is in a file
 * by {@link Output#force()} or {@link #force}, its name by {@link #forceDirectory()}. Thread-safe, but for outputs.
 */
interface JournalDisk {

    /** {@return where it is, for people} */
    String place();

    /** {@return the files; none if the directory is not there} */
    List<Entry> list() throws IOException;

    /** Makes the directory, durably, unless it is there. */
    void makeDirectory() throws IOException;

    InputStream read(String name) throws IOException;

    /** {@return a file to write; one that is there loses what it holds} */
    Output create(String name) throws IOException;

    void rename(String from, String to) throws IOException;

    /** Makes durable what a file holds, whoever wrote it. */
    void force(String name) throws IOException;

    void forceDirectory() throws IOException;

    /** Cuts a file, durably. */
    void truncate(String name, long length) throws IOException;

    void delete(String name) throws IOException;

    /**
     * Locks a file for as long as this process lives.
     *
     * @param name the file
     * @param fresh whether it must not be there yet; otherwise it is made if it is not there
     * @return the lock; null if somebody else has it, in this process or in another
     * @throws java.nio.file.FileAlreadyExistsException if it must be fresh and is there
     */
    @Nullable
    Lock tryLock(String name, boolean fresh) throws IOException;

    /** {@return whether this process has locked the file} */
    boolean lockedHere(String name);

    /** {@return the lock that everyone takes, and waits for, who looks which processes live} */
    Lock guard() throws IOException;

    /**
     * A file.
     *
     * @param name its name
     * @param size its length in bytes
     * @param modified when it was last written to
     */
    record Entry(String name, long size, Instant modified) {}

    /** A file that is being written. */
    interface Output extends Closeable {
        void write(ByteBuffer bytes) throws IOException;

        void force() throws IOException;
    }

    /** A locked file. */
    interface Lock {
        /** {@return whether the file is still the one of this name} */
        boolean inPlace();

        void release();
    }
}
