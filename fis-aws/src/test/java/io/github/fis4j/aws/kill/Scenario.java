package io.github.fis4j.aws.kill;

import io.github.fis4j.spi.FisModule;
import io.github.fis4j.template.ExperimentTemplate;
import java.time.Duration;
import java.util.List;

/**
 * An experiment that is killed, and the clients and modules that it needs. A child makes one by the name of its class, with
 * a constructor that takes where AWS is and who watches every call of the SDK.
 */
interface Scenario {

    /** {@return the experiment} */
    ExperimentTemplate template();

    /**
     * {@return new modules for an engine}
     *
     * @param lookEvery how often pollers look
     * @param mutant what is wrong with them
     */
    List<FisModule> modules(Duration lookEvery, Mutant mutant);

    /** Makes a call that changes nothing. */
    void warmUp();
}
