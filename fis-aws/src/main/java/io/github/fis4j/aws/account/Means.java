package io.github.fis4j.aws.account;

import io.github.fis4j.aws.shared.Pace;

/**
 * What all callers of a module share.
 *
 * @param clients make the calls
 * @param pace how often pollers look
 * @param disciplines what the calls are held to
 * @param self what this JVM runs on
 */
record Means(Clients clients, Pace pace, Disciplines disciplines, Self self) {}
