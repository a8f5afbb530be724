// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

import java.time.Duration;

/**
 * {@code aws:directconnect:virtual-interface-disconnect}. Takes the BGP sessions of Direct Connect virtual interfaces
 * down.
 *
 * <p>The failover test is ended, so that the sessions come up again. Every interface must be available, and each of
 * its BGP peers up.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#virtual-interface-disconnect">actions
 *     reference</a>
 */
public final class VirtualInterfaceDisconnect extends TypedAction<VirtualInterfaceDisconnect> {
    VirtualInterfaceDisconnect() {
        super("aws:directconnect:virtual-interface-disconnect", "VirtualInterfaces", "duration");
    }

    /**
     * Names the target of VirtualInterfaces, a target of type {@code aws:directconnect:virtual-interface}; required.
     *
     * @param name the target's name in the template
     * @return this action
     */
    public VirtualInterfaceDisconnect target(String name) {
        return fill(name);
    }

    /**
     * Sets how long it lasts; required.
     *
     * @param value the duration; the service takes PT10M to PT12H
     * @return this action
     */
    public VirtualInterfaceDisconnect duration(Duration value) {
        return duration("duration", value);
    }
}
