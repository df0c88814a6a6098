/// Sentences and the quantities in them: what the checks of a bot's words are written on. English;
/// knows no policy, no company and no tool.
@NullMarked
package io.candor.classifier.speech;

import org.jspecify.annotations.NullMarked;
