/// Lets what is stored follow the taxonomy and the models: the records of a few texts at once, or
/// the whole history of a workspace in the background, as an act with a name, a reason and a
/// progress to look at.
@NullMarked
package io.candor.classifier.relabelling;

import org.jspecify.annotations.NullMarked;
