package io.candor.metrics.fact;

import java.time.Instant;

/// A release of a part of the product.
///
/// @param releaseId the producer's id
/// @param revision revision of the fact
/// @param area the product area that was released
/// @param version its version; empty when not told
/// @param releaseTime when customers got it
public record Release(
    String releaseId, long revision, String area, String version, Instant releaseTime) {}
