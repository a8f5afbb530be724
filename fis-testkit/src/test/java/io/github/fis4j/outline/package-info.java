/** How the outline behaves, seen from outside and on virtual time. It lives here because virtual time does. */
@NullMarked
package io.github.fis4j.outline;

import org.jspecify.annotations.NullMarked;
