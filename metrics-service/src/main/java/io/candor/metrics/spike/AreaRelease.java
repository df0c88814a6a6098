package io.candor.metrics.spike;

import java.time.Instant;

/// A release of a product area: onsets are likelier after it.
public record AreaRelease(String area, Instant time) {}
