/// What figures depend on besides facts: the settings of a workspace and the words of its taxonomy.
/// Read once per request or evaluation, inside the transaction that reads the figures. Settings are
/// the defaults of the KPI definitions, with the workspace's time zone and the taxonomy's tiers.
@NullMarked
package io.candor.metrics.workspace;

import org.jspecify.annotations.NullMarked;
