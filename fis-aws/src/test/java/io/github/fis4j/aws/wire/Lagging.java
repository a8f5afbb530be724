package io.github.fis4j.aws.wire;

/** Something that is listed late: some looks after a change show what was so before it. Guarded by the stub. */
final class Lagging<T> {
    private T before;
    private int looks;

    Lagging(T before) {
        this.before = before;
    }

    /** A change; looks that still show something older go on to show that. */
    void set(T soBefore, int staleLooks) {
        if (looks == 0) {
            before = soBefore;
        }
        looks = staleLooks;
    }

    T look(T now) {
        if (looks == 0) {
            return now;
        }
        looks--;
        return before;
    }
}
