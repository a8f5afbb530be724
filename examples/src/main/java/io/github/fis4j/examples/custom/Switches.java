package io.github.fis4j.examples.custom;

import java.util.concurrent.CompletionStage;

/** The feature switches of a shop: any service with an asynchronous client of its own. */
public interface Switches {

    /**
     * Looks at a switch.
     *
     * @param name the switch
     * @return whether it is on
     */
    CompletionStage<Boolean> isOn(String name);

    /**
     * Turns a switch. Doing it twice is as good as once.
     *
     * @param name the switch
     * @param on how it is to be
     * @return the service's id of the request
     */
    CompletionStage<String> turn(String name, boolean on);
}
