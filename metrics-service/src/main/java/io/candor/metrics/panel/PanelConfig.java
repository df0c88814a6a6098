package io.candor.metrics.panel;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/// How panels are read, from the properties `candor.metrics.panel.*`.
///
/// @param keep for so long at most a panel is given again while nothing has been written; zero
///     reads each anew
@ConfigurationProperties("candor.metrics.panel")
record PanelConfig(@Bindable(defaultValue = "30s") Duration keep) {}
