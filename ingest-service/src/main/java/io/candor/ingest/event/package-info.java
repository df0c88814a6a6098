/// Events on their way in: checked, masked, told from repeats, written in one transaction with a
/// mark on what they are about. An event is durable before it is answered, and a bad one never
/// costs the others of its batch. What the events amount to is the business of the folds.
@NullMarked
package io.candor.ingest.event;

import org.jspecify.annotations.NullMarked;
