/**
 * Typed builders of the {@code aws:*} actions, one class an action, reached by {@link io.github.fis4j.actions.Actions}. All
 * but {@link io.github.fis4j.actions.TypedAction} are generated from the catalogue; a test holds them equal.
 */
@NullMarked
package io.github.fis4j.actions;

import org.jspecify.annotations.NullMarked;
