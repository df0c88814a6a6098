/// The past that a deployment is held against: what was counted before go-live, frozen. A baseline
/// also settles which archetypes stand alone. It is a value; whoever stores it keeps versions and
/// reasons. Pure; the store and the contract of baselines lie beside it and depend on it.
@NullMarked
package io.candor.metrics.baseline;

import org.jspecify.annotations.NullMarked;
