package io.candor.alert.finding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A release that a finding follows.
///
/// @param releaseId the producer's id, for example `mobile-5.2.0`
/// @param version the version's name, for example `5.2.0`; empty when not told
/// @param releaseTime when customers got it; absent when not told
public record Release(String releaseId, String version, @Nullable Instant releaseTime) {}
