/// What people teach: the right labels of texts, which win over the model and become its examples,
/// and how well the heads know what they have not learned from.
@NullMarked
package io.candor.classifier.learning;

import org.jspecify.annotations.NullMarked;
