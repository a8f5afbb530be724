/**
 * The IAM policies that an experiment needs, written from its template without asking anybody: the experiment role's
 * permissions, its trust policy, and what the person needs who creates and starts the experiment. The same template and
 * facts give the same documents.
 */
@NullMarked
package io.github.fis4j.policy;

import org.jspecify.annotations.NullMarked;
