package io.github.fis4j.journal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A disk in memory that knows what is durable and what is not. Processes use it by {@link #process()} and can be killed;
 * operations are counted, can be refused, and can be watched: {@link DiskImage} says what may be left after each of them.
 */
final class PowerDisk {
    private final SortedMap<String, Inode> names = new TreeMap<>();
    private final SortedMap<String, Inode> durableNames = new TreeMap<>();
    private final List<DiskImage.Change> pending = new ArrayList<>();
    private final Map<String, View> locks = new HashMap<>();
    private final Map<Op, Integer> counts = new EnumMap<>(Op.class);
    private final Map<Op, Refusal> refusals = new EnumMap<>(Op.class);
    private @Nullable Op breaking;
    private final List<String> forced = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private Lie lie = Lie.NONE;
    private Consumer<DiskImage> watcher = image -> {};
    private volatile @Nullable CountDownLatch blocked;
    private volatile @Nullable CountDownLatch resumed;

    /** What is done to a disk. */
    enum Op {
        LIST,
        READ,
        CREATE,
        WRITE,
        FORCE,
        RENAME,
        FORCE_DIRECTORY,
        TRUNCATE,
        DELETE,
        LOCK
    }

    /** How a disk, or a journal that uses it, breaks its promise. */
    enum Lie {
        NONE,
        FILES_ARE_NOT_FORCED,
        DIRECTORY_IS_NOT_FORCED,
        RENAMED_BEFORE_FORCED
    }

    /** What a file holds, whatever its name. */
    static final class Inode {
        byte[] data = new byte[0];
        byte[] durable = new byte[0];
        Instant modified;
        boolean forceOwed;

        Inode(Instant modified) {
            this.modified = modified;
        }
    }

    static PowerDisk of(Map<String, byte[]> files) {
        PowerDisk disk = new PowerDisk();
        files.forEach((name, data) -> {
            Inode inode = new Inode(Instant.EPOCH);
            inode.data = data.clone();
            inode.durable = data.clone();
            disk.names.put(name, inode);
            disk.durableNames.put(name, inode);
        });
        return disk;
    }

    View process() {
        return new View();
    }

    synchronized void now(Instant instant) {
        now = instant;
    }

    synchronized Instant now() {
        return now;
    }

    synchronized void lie(Lie which) {
        lie = which;
    }

    /** Shows what may be left if the power went in each operation that changes something. */
    synchronized void watch(Consumer<DiskImage> watching) {
        watcher = watching;
    }

    /** Refuses an operation once, after it went well so many times. */
    synchronized void refuse(Op op, int after) {
        refusals.put(op, new Refusal(after, 1));
    }

    /** Refuses an operation from now on. */
    synchronized void refuseAll(Op op) {
        refusals.put(op, new Refusal(0, Integer.MAX_VALUE));
    }

    /** Breaks down once in an operation: an Error, as when memory or stack run out. */
    synchronized void breakDown(Op op) {
        breaking = op;
    }

    synchronized void refuseNothing() {
        refusals.clear();
    }

    private record Refusal(int after, int times) {
        Refusal next() {
            return after > 0 ? new Refusal(after - 1, times) : new Refusal(0, Math.max(0, times - 1));
        }

        boolean isNow() {
            return after == 0 && times > 0;
        }
    }

    synchronized int count(Op op) {
        return counts.getOrDefault(op, 0);
    }

    synchronized List<String> files() {
        return List.copyOf(names.keySet());
    }

    synchronized byte[] data(String name) {
        return inodeOf(name).data.clone();
    }

    synchronized void data(String name, byte[] data) {
        inodeOf(name).data = data.clone();
    }

    /** Lets the next write wait until {@link #resume}. */
    void pause() {
        blocked = new CountDownLatch(1);
        resumed = new CountDownLatch(1);
    }

    void awaitBlocked() throws InterruptedException {
        latch(blocked).await();
    }

    void resume() {
        latch(resumed).countDown();
    }

    private static CountDownLatch latch(@Nullable CountDownLatch latch) {
        if (latch == null) {
            throw new IllegalStateException("not paused");
        }
        return latch;
    }

    private Inode inodeOf(String name) {
        Inode inode = names.get(name);
        if (inode == null) {
            throw new IllegalStateException(name + " is not there, but " + names.keySet());
        }
        return inode;
    }

    private void show() {
        watcher.accept(DiskImage.of(durableNames, pending, names.values(), now));
    }

    /** The disk as one process sees it. */
    final class View implements JournalDisk {
        private boolean killed;

        /** From now on nothing that it does has an effect, and its locks are gone. */
        void kill() {
            synchronized (PowerDisk.this) {
                killed = true;
                locks.values().removeIf(owner -> owner == this);
            }
        }

        private void count(Op op) throws IOException {
            if (killed) {
                throw new IOException("the process is dead");
            }
            counts.merge(op, 1, Integer::sum);
            if (op == breaking) {
                breaking = null;
                throw new StackOverflowError("the disk breaks down");
            }
            Refusal refusal = refusals.getOrDefault(op, new Refusal(0, 0));
            refusals.put(op, refusal.next());
            if (refusal.isNow()) {
                throw new IOException("the disk refuses " + op);
            }
        }

        @Override
        public String place() {
            return "/power";
        }

        @Override
        public List<Entry> list() throws IOException {
            synchronized (PowerDisk.this) {
                count(Op.LIST);
                List<Entry> entries = new ArrayList<>();
                names.forEach((name, inode) -> entries.add(new Entry(name, inode.data.length, inode.modified)));
                return entries;
            }
        }

        @Override
        public void makeDirectory() {}

        @Override
        public InputStream read(String name) throws IOException {
            synchronized (PowerDisk.this) {
                count(Op.READ);
                return new ByteArrayInputStream(existing(name).data.clone());
            }
        }

        @Override
        public Output create(String name) throws IOException {
            synchronized (PowerDisk.this) {
                count(Op.CREATE);
                return new FileOutput(made(name));
            }
        }

        private Inode made(String name) {
            Inode inode = new Inode(now);
            names.put(name, inode);
            pending.add(new DiskImage.Change(null, name, inode));
            show();
            return inode;
        }

        @Override
        public void rename(String from, String to) throws IOException {
            synchronized (PowerDisk.this) {
                count(Op.RENAME);
                Inode inode = existing(from);
                names.remove(from);
                names.put(to, inode);
                pending.add(new DiskImage.Change(from, to, inode));
                show();
                if (inode.forceOwed) {
                    inode.durable = inode.data;
                }
            }
        }

        @Override
        public void force(String name) throws IOException {
            synchronized (PowerDisk.this) {
                force(existing(name), name);
            }
        }

        private void force(Inode inode, String name) throws IOException {
            count(Op.FORCE);
            forced.add(name);
            show();
            if (lie == Lie.RENAMED_BEFORE_FORCED && isTemporary(inode)) {
                inode.forceOwed = true;
            } else if (lie != Lie.FILES_ARE_NOT_FORCED) {
                inode.durable = inode.data;
            }
        }

        private boolean isTemporary(Inode inode) {
            return names.entrySet().stream()
                    .anyMatch(each -> each.getValue() == inode && each.getKey().endsWith(JournalFiles.TEMPORARY));
        }

        @Override
        public void forceDirectory() throws IOException {
            synchronized (PowerDisk.this) {
                count(Op.FORCE_DIRECTORY);
                show();
                if (lie != Lie.DIRECTORY_IS_NOT_FORCED) {
                    pending.clear();
                    durableNames.clear();
                    durableNames.putAll(names);
                }
            }
        }

        @Override
        public void truncate(String name, long length) throws IOException {
            synchronized (PowerDisk.this) {
                count(Op.TRUNCATE);
                Inode inode = existing(name);
                inode.data = Arrays.copyOf(inode.data, (int) length);
                show();
                inode.durable = inode.data;
                show();
            }
        }

        @Override
        public void delete(String name) throws IOException {
            synchronized (PowerDisk.this) {
                count(Op.DELETE);
                Inode inode = names.remove(name);
                if (inode != null) {
                    pending.add(new DiskImage.Change(name, null, inode));
                    show();
                }
            }
        }

        @Override
        public @Nullable Lock tryLock(String name, boolean fresh) throws IOException {
            synchronized (PowerDisk.this) {
                count(Op.LOCK);
                if (fresh && names.containsKey(name)) {
                    throw new FileAlreadyExistsException(name);
                }
                if (locks.containsKey(name)) {
                    return null;
                }
                Inode inode = names.containsKey(name) ? existing(name) : made(name);
                locks.put(name, this);
                return new NameLock(name, inode);
            }
        }

        @Override
        public boolean lockedHere(String name) {
            synchronized (PowerDisk.this) {
                return locks.get(name) == this;
            }
        }

        @Override
        public Lock guard() throws IOException {
            Lock lock = tryLock("takeover.guard", false);
            if (lock == null) {
                throw new IOException("the guard is taken; processes of this disk take turns");
            }
            return lock;
        }

        private Inode existing(String name) throws IOException {
            Inode inode = names.get(name);
            if (inode == null) {
                throw new NoSuchFileException(name);
            }
            return inode;
        }

        private final class NameLock implements Lock {
            private final String name;
            private final Inode inode;

            NameLock(String name, Inode inode) {
                this.name = name;
                this.inode = inode;
            }

            @Override
            public boolean inPlace() {
                synchronized (PowerDisk.this) {
                    return names.get(name) == inode;
                }
            }

            @Override
            public void release() {
                synchronized (PowerDisk.this) {
                    locks.remove(name, View.this);
                }
            }
        }

        private final class FileOutput implements Output {
            private final Inode inode;

            FileOutput(Inode inode) {
                this.inode = inode;
            }

            @Override
            public void write(ByteBuffer bytes) throws IOException {
                waitIfPaused();
                synchronized (PowerDisk.this) {
                    try {
                        count(Op.WRITE);
                    } catch (IOException e) {
                        // As a full disk does: some of it is there.
                        append(bytes, bytes.remaining() / 2);
                        throw e;
                    }
                    append(bytes, bytes.remaining());
                    show();
                }
            }

            private void append(ByteBuffer bytes, int length) {
                int before = inode.data.length;
                byte[] longer = Arrays.copyOf(inode.data, before + length);
                bytes.get(longer, before, length);
                inode.data = longer;
                inode.modified = now;
            }

            private void waitIfPaused() {
                CountDownLatch arrived = blocked;
                CountDownLatch waitFor = resumed;
                if (arrived != null && waitFor != null && arrived.getCount() > 0) {
                    arrived.countDown();
                    try {
                        waitFor.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }

            @Override
            public void force() throws IOException {
                synchronized (PowerDisk.this) {
                    View.this.force(inode, "output");
                }
            }

            @Override
            public void close() {}
        }
    }
}
