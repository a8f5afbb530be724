// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

import java.time.Duration;

/** The actions of {@code aws:directconnect}. */
public final class DirectconnectActions {
    DirectconnectActions() {}

    /**
     * {@return a builder of {@code aws:directconnect:virtual-interface-disconnect}: takes the BGP sessions of Direct
     * Connect virtual interfaces down}
     *
     * @param duration how long it lasts
     */
    public VirtualInterfaceDisconnect virtualInterfaceDisconnect(Duration duration) {
        return new VirtualInterfaceDisconnect().duration(duration);
    }
}
