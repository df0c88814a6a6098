/// How people change the taxonomy: edits and imports that are applied whole or not at all, what
/// they would do to recent verbatims before they are made, who changed what and why, and passes
/// over the history that make old facts follow.
@NullMarked
package io.candor.classifier.curation;

import org.jspecify.annotations.NullMarked;
