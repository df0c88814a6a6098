/// Lets stored vectors and labels follow another sentence model: which model is wanted, what of
/// each
/// workspace is still of an earlier one, and the work in the background that makes it anew.
@NullMarked
package io.candor.classifier.reembedding;

import org.jspecify.annotations.NullMarked;
