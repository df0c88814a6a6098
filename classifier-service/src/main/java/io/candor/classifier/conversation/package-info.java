/// What a conversation amounts to before anyone counts it: how it ended, whether the bot tried,
/// who took part when, and what was paid.
/// What the producer says wins; the rest is derived from the turns by general signs of how people
/// greet, accept, refuse and ask for a human, in English, and from who spoke last.
/// Pure: the same transcript always gives the same answer.
@NullMarked
package io.candor.classifier.conversation;

import org.jspecify.annotations.NullMarked;
