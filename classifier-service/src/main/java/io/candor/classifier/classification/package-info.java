/// Classifies texts on demand, for bots, ticketing and other platforms, and stores nothing.
/// Uses the same heads as the records do, so that a caller sees what the panel will say.
@NullMarked
package io.candor.classifier.classification;

import org.jspecify.annotations.NullMarked;
