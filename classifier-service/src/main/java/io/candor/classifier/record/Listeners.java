package io.candor.classifier.record;

import io.candor.classifier.discovery.VerbatimPool;
import io.candor.classifier.qa.QaIndex;
import io.candor.classifier.satisfaction.SatisfactionStore;

/// Who wants to know what records say.
///
/// @param verbatims where themes are looked for
/// @param ratings what satisfaction is learned from
/// @param learns whether it is learned at all
/// @param reviews the draw for review by people
record Listeners(
    VerbatimPool verbatims, SatisfactionStore ratings, boolean learns, QaIndex reviews) {}
