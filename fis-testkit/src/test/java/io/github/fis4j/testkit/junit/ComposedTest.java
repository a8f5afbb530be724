package io.github.fis4j.testkit.junit;

import static io.github.fis4j.testkit.FisAssertions.assertThat;

import io.github.fis4j.report.ExperimentReport;
import org.junit.jupiter.api.Test;

/** An annotation of one's own, on a superclass: nothing of ours stands on this class. */
class ComposedTest extends LosesOneNodeBase {
    @Test
    void composedAnnotation_isInherited(ExperimentReport report) {
        assertThat(report).completed().victims("one", "i-00000000000000001");
    }
}
