/// Makes findings out of figures: evaluates a workspace soon after its facts have changed, keeps
/// the findings, and hands them on to alerting. What is found follows from the counters alone; what
/// is kept is only what was handed on, so that the same finding is raised once, updated, and
/// cleared.
@NullMarked
package io.candor.metrics.evaluation;

import org.jspecify.annotations.NullMarked;
