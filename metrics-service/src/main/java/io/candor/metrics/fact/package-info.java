/// What the classifier told: conversations, survey answers, feedback, accounts, deployments,
/// releases, the taxonomy. A batch of facts changes facts and counters in one transaction, by
/// difference (new minus old), together with what it changes in other facts: repeat contact,
/// segments and baselines.
@NullMarked
package io.candor.metrics.fact;

import org.jspecify.annotations.NullMarked;
