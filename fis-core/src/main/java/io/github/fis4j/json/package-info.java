/**
 * JSON values, and their reader and writer with positions. The only package that knows Jackson; it imports nothing of ours.
 */
@NullMarked
package io.github.fis4j.json;

import org.jspecify.annotations.NullMarked;
