/// The one way to fail: a reason from a catalogue, with its category and its details. The domain
/// throws [CandorException], which knows no gRPC; [ErrorStatuses] makes the canonical status of it
/// at the edge, or for one item of a batch. Callers branch on the reason, never on text.
@NullMarked
package io.candor.kit.error;

import org.jspecify.annotations.NullMarked;
