@NullMarked
package io.github.fis4j.aws.ecs;

import org.jspecify.annotations.NullMarked;
