/// Changing the numbers by which figures are judged: who, why, from which version on, and what it
/// would have done to the findings of the weeks past. The edge of settings; what they amount to
/// lies in `workspace`, what they find in `evaluation`.
@NullMarked
package io.candor.metrics.tuning;

import org.jspecify.annotations.NullMarked;
