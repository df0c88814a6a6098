/// Finds the symptom that nobody had a theme for: keeps the displeased verbatims of the last weeks,
/// clusters them as they come, and makes an emerging theme of a dense cluster that is new, with a
/// name made of its own words. A person accepts, renames, merges, splits or rejects it; what was
/// turned down stays known and does not come back.
@NullMarked
package io.candor.classifier.discovery;

import org.jspecify.annotations.NullMarked;
