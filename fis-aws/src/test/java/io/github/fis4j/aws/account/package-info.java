/** Tests of how calls are made, by whom, and how many. */
@NullMarked
package io.github.fis4j.aws.account;

import org.jspecify.annotations.NullMarked;
