/// Records: what leaves this service for the classifier. The relay of the kit takes them from the
/// outbox, into which the folds put them, and this package is its way to the next service. Delivery
/// is at least once; the receiver ignores revisions that it has.
@NullMarked
package io.candor.ingest.record;

import org.jspecify.annotations.NullMarked;
