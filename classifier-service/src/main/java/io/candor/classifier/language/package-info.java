/// Tells the language that a text is written in, offline, and says so when it cannot be told: a
/// language is never guessed.
@NullMarked
package io.candor.classifier.language;

import org.jspecify.annotations.NullMarked;
