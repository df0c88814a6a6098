/// Every number of the KPI rules that a workspace can set, with its default.
/// Settings are values: whoever stores them keeps versions, who and when.
/// Records only; nothing here computes a figure.
@NullMarked
package io.candor.metrics.settings;

import org.jspecify.annotations.NullMarked;
