package io.candor.ingest.release;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A release of a part of the product.
public record Release(
    String releaseId,
    String productArea,
    @Nullable String version,
    Instant releaseTime,
    @Nullable String uri) {}
