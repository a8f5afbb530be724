package io.github.fis4j.aws.account;

import java.time.Duration;

/**
 * Kinds of calls, each with a rate of its own. EC2 documents 20 reads and 5 changes a second, after 100 and 50 at once; what
 * looks and what injects takes half of that at the most. What undoes takes all of it: nothing may wait longer than it must.
 */
enum CallKind {
    READ(10),
    WRITE(2.5),
    UNDO(5);

    private final double aSecond;

    CallKind(double aSecond) {
        this.aSecond = aSecond;
    }

    int callsIn(Duration period) {
        return (int) (aSecond * period.toSeconds());
    }
}
