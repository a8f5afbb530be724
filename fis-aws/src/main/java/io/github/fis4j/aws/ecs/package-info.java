/** What is done to ECS: clusters and their container instances. */
@NullMarked
package io.github.fis4j.aws.ecs;

import org.jspecify.annotations.NullMarked;
