/** Commands of Systems Manager, for every action that sends some: sent once, found by their marker, watched and cancelled. */
@NullMarked
package io.github.fis4j.aws.command;

import org.jspecify.annotations.NullMarked;
