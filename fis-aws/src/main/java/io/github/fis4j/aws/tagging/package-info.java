/** What families need of the tagging API. Only those use it that list its jar, resourcegroupstaggingapi, among theirs. */
@NullMarked
package io.github.fis4j.aws.tagging;

import org.jspecify.annotations.NullMarked;
