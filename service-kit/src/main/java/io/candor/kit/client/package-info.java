/// Channels to other services: load-balanced, kept alive, traced, with a deadline on every call.
/// Only relays call another service, and only the next one; nothing here retries, because a relay's
/// backlog in the store is the retry.
@NullMarked
package io.candor.kit.client;

import org.jspecify.annotations.NullMarked;
