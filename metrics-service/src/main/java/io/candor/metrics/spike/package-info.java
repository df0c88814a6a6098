/// The online detector: sees within hours that a theme is written about more than it should be.
///
/// Once a day a baseline is fitted to what each series was like (robustly, so that past outbreaks
/// do not hide the next one); every observation then adds evidence for a shift that has begun at
/// some unknown moment; and one decision over all series bounds the false alarms of a workspace.
/// Pure, in plain doubles and fixed arrays: nothing is allocated per observation or fit.
@NullMarked
package io.candor.metrics.spike;

import org.jspecify.annotations.NullMarked;
