package io.candor.metrics.review;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/// How review packs are made, from the properties `candor.metrics.review.*`.
///
/// @param enabled whether they are made at all: off where nobody holds reviews
/// @param settle for so long after it was first made a pack follows facts that come in; then it
///     stays what people have reviewed
/// @param rest while it settles, a pack of more than a week is made again no sooner than this
@ConfigurationProperties("candor.metrics.review")
record ReviewConfig(
    @Bindable(defaultValue = "true") boolean enabled,
    @Bindable(defaultValue = "1h") Duration settle,
    @Bindable(defaultValue = "10m") Duration rest) {}
