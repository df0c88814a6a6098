/// Says what a text is about and how it feels: area, themes, archetype, sentiment, each with a
/// confidence and the version of the head that said so.
/// What the producer tagged wins and is marked as the producer's; what the model is not sure of is
/// left empty and never guessed.
/// Pure functions of the text's vector and the heads.
@NullMarked
package io.candor.classifier.labelling;

import org.jspecify.annotations.NullMarked;
