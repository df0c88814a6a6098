/// The workspace's words for its product and its tickets, as the classifier handed them on.
/// Names and owners for people, tiers for the panel; nothing is counted by it.
/// A read model: the classifier owns the taxonomy.
@NullMarked
package io.candor.metrics.taxonomy;

import org.jspecify.annotations.NullMarked;
