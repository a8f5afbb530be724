/**
 * One account in one Region: its clients, lent or own, and who calls. A family of services gets an account and nothing
 * else.
 */
@NullMarked
package io.github.fis4j.aws.account;

import org.jspecify.annotations.NullMarked;
