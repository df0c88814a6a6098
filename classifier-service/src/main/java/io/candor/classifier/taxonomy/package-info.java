/// The words by which a workspace speaks of its product and its tickets: areas, themes, archetypes.
/// Every workspace starts with the default taxonomy that ships with the service and keeps its own,
/// versioned copy from then on.
/// Each entry carries example sentences; what the labelling heads know, they learned from these.
@NullMarked
package io.candor.classifier.taxonomy;

import org.jspecify.annotations.NullMarked;
