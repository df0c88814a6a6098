/// The words by which a workspace speaks: what emerges, what people decide about it, the whole
/// taxonomy as a file, and labels for texts from elsewhere.
@NullMarked
package io.candor.cli.taxonomy;

import org.jspecify.annotations.NullMarked;
