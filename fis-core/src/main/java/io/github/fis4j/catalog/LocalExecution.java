package io.github.fis4j.catalog;

/** How an action can be done without the managed service. */
public enum LocalExecution {
    /** By this engine itself, without any call. */
    ENGINE,
    /** By public API operations of AWS. */
    PUBLIC_API,
    /** By a command or a runbook of Systems Manager. */
    SSM,
    /** By the API of a Kubernetes cluster. */
    KUBERNETES,
    /** In the process of the caller that is to be hit. */
    IN_PROCESS,
    /** Not at all: only the managed service can. */
    MANAGED_ONLY
}
