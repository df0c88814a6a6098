/// What the figures say must be acted upon: one rule per kind of finding, and findings as episodes
/// over weeks. A rule judges every week as tripped, inside, or not to be judged; an episode opens,
/// lasts and clears by that. Pure; the store, the job and the contract of findings lie beside it
/// and depend on it.
@NullMarked
package io.candor.metrics.finding;

import org.jspecify.annotations.NullMarked;
