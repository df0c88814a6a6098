/// How something is said, whatever it is about, and models that tell from it what a speaker does:
/// claims, asks again, thanks, rejects. Pure, but that a model reads its table.
@NullMarked
package io.candor.classifier.wording;

import org.jspecify.annotations.NullMarked;
