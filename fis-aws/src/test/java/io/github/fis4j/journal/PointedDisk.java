package io.github.fis4j.journal;

import io.github.fis4j.aws.kill.KillPoints;
import io.github.fis4j.aws.kill.KillPoints.LastAct;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A real directory that makes a kill point before and after everything that changes it. It is as bad as a disk may be: what
 * was written and not forced reaches the file only when the process is killed at that very point, whole or torn; killed
 * anywhere else, it is lost, as after a power cut.
 */
final class PointedDisk implements JournalDisk {
    private static final Pattern SEGMENT = Pattern.compile("\\.0*(\\d+)\\.journal");

    private final JournalDisk disk;
    private final KillPoints points;
    private final EventNames names;
    private final boolean forces;

    /**
     * @param forces whether forcing does what it says
     */
    PointedDisk(JournalDisk disk, KillPoints points, boolean forces) {
        this.disk = disk;
        this.points = points;
        this.forces = forces;
        names = new EventNames(points);
    }

    @Override
    public String place() {
        return disk.place();
    }

    @Override
    public List<Entry> list() throws IOException {
        return disk.list();
    }

    @Override
    public void makeDirectory() throws IOException {
        around("make directory", disk::makeDirectory);
    }

    @Override
    public InputStream read(String name) throws IOException {
        return disk.read(name);
    }

    @Override
    public Output create(String name) throws IOException {
        String what = points.numbered("create" + segment(name));
        points.at("journal " + what + ", before");
        Output made = disk.create(name);
        points.at("journal " + what + ", after");
        return new PointedOutput(made);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        around("rename" + segment(from), () -> disk.rename(from, to));
    }

    @Override
    public void force(String name) throws IOException {
        around("force" + segment(name), () -> disk.force(name));
    }

    @Override
    public void forceDirectory() throws IOException {
        around("force directory", disk::forceDirectory);
    }

    @Override
    public void truncate(String name, long length) throws IOException {
        around("truncate" + segment(name), () -> disk.truncate(name, length));
    }

    @Override
    public void delete(String name) throws IOException {
        around("delete" + segment(name), () -> disk.delete(name));
    }

    @Override
    public @Nullable Lock tryLock(String name, boolean fresh) throws IOException {
        String what = points.numbered(fresh ? "lock own" : "lock other");
        points.at("journal " + what + ", before");
        Lock lock = disk.tryLock(name, fresh);
        points.at("journal " + what + ", after");
        return lock;
    }

    @Override
    public boolean lockedHere(String name) {
        return disk.lockedHere(name);
    }

    @Override
    public Lock guard() throws IOException {
        Lock guard = disk.guard();
        points.at("journal " + points.numbered("guard") + ", held");
        return guard;
    }

    private void around(String step, LastAct work) throws IOException {
        String what = points.numbered(step);
        points.at("journal " + what + ", before");
        work.perform();
        points.at("journal " + what + ", after");
    }

    private static String segment(String file) {
        Matcher matcher = SEGMENT.matcher(file);
        return matcher.find() ? " segment " + matcher.group(1) : " a file";
    }

    /** Keeps back what is written until it is forced. */
    private final class PointedOutput implements Output {
        private final Output file;
        private final ByteArrayOutputStream unforced = new ByteArrayOutputStream();
        private final List<String> inIt = new ArrayList<>();

        PointedOutput(Output file) {
            this.file = file;
        }

        @Override
        public void write(ByteBuffer bytes) throws IOException {
            byte[] lines = new byte[bytes.remaining()];
            bytes.get(lines);
            List<String> here = names.of(lines);
            List<String> changes = EventNames.withoutLooks(here);
            points.at("journal before write: ", changes, LastAct.NONE);
            points.at("journal torn write: ", here, () -> spill(lines, lines.length / 2));
            points.at("journal unforced write: ", changes, () -> spill(lines, lines.length));
            unforced.writeBytes(lines);
            inIt.addAll(here);
        }

        @Override
        public void force() throws IOException {
            if (forces) {
                file.write(ByteBuffer.wrap(unforced.toByteArray()));
                file.force();
                unforced.reset();
            }
            points.at("journal forced: ", List.copyOf(inIt), LastAct.NONE);
            inIt.clear();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }

        private void spill(byte[] lines, int length) throws IOException {
            file.write(ByteBuffer.wrap(unforced.toByteArray()));
            file.write(ByteBuffer.wrap(lines, 0, length));
        }
    }
}
