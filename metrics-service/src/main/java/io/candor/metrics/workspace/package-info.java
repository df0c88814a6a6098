/// What figures depend on besides facts: the settings of a workspace and the words of its taxonomy.
/// Read once per request or evaluation, inside the transaction that reads the figures. Settings are
/// versions over versions: a deployment's over its workspace's over the taxonomy's tiers and the
/// defaults of the KPI definitions.
@NullMarked
package io.candor.metrics.workspace;

import org.jspecify.annotations.NullMarked;
