/// Folding: brings the stored state of everything up to date with its events, and puts what changed
/// into the outbox in the same transaction. A mark says what is behind; it is cleared only if no
/// event came since. Any number of workers on any number of replicas give the same result.
@NullMarked
package io.candor.ingest.fold;

import org.jspecify.annotations.NullMarked;
