/// The diagnosis behind the score: heatmap, volume of themes, and the verbatims behind both. Weeks
/// are those in which the words were written. Heatmap and volumes are read from counters, verbatims
/// from the facts through an index, page by page.
@NullMarked
package io.candor.metrics.diagnosis;

import org.jspecify.annotations.NullMarked;
