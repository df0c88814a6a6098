/// Findings as metrics-service hands them over: what tripped, where, since when, how sure it is.
/// This package takes them in, each revision once and never an older one over a newer one. It
/// knows nothing of incidents, receivers or texts.
@NullMarked
package io.candor.alert.finding;

import org.jspecify.annotations.NullMarked;
