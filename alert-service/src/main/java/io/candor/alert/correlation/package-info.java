/// What makes findings one matter, and so one incident: keys that findings about the same thing
/// have in common, the weeks between which an incident lasts, and the finding that speaks for all.
/// Pure.
@NullMarked
package io.candor.alert.correlation;

import org.jspecify.annotations.NullMarked;
