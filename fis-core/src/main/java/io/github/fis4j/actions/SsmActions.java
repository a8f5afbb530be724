// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

/** The actions of {@code aws:ssm}. */
public final class SsmActions {
    SsmActions() {}

    /**
     * {@return a builder of {@code aws:ssm:send-command}: runs a Systems Manager command document on the target
     * instances}
     */
    public SendCommand sendCommand() {
        return new SendCommand();
    }

    /**
     * {@return a builder of {@code aws:ssm:start-automation-execution}: runs a Systems Manager runbook}
     */
    public StartAutomationExecution startAutomationExecution() {
        return new StartAutomationExecution();
    }
}
