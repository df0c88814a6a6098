/// Silences: spans of time in which nobody is told of what they match, with a name and a reason.
@NullMarked
package io.candor.alert.silence;

import org.jspecify.annotations.NullMarked;
