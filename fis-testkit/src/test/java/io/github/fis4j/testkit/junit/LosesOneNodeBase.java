package io.github.fis4j.testkit.junit;

import io.github.fis4j.testkit.aws.FakeAws;
import io.github.fis4j.testkit.aws.Tag;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.BeforeEach;

/** A base class with an annotation of its own. */
@LosesOneNodeBase.LosesOneNode
abstract class LosesOneNodeBase {
    @FisTest(template = "stop-one.json", seed = 42)
    @Inherited
    @Retention(RetentionPolicy.RUNTIME)
    @interface LosesOneNode {}

    @BeforeEach
    void fleet(FakeAws aws) {
        aws.ec2().instances(3, Tag.of("chaos", "yes"));
    }
}
