/// The figures of the weekly, monthly and quarterly reviews: made when their period has closed in
/// the workspace's time zone, complete in themselves, kept, and handed on to alerting. What a
/// review is and who takes part is alerting's matter; here are the figures of its period only.
@NullMarked
package io.candor.metrics.review;

import org.jspecify.annotations.NullMarked;
