package io.candor.classifier.qa;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// Settings of the review by people.
///
/// @param drawKey key of the weekly draw, at least 16 characters, the same on all replicas and for
///     ever; absent: each workspace gets a random one, which is kept in the store
/// @param claimLease how long nobody else gets an item that was claimed
/// @param flaggedDue time for the review of a finding, from the close of its conversation
/// @param sampleDue time for the review of the draw, from the end of its week
/// @param timeZone in which weeks begin, for example `Europe/Berlin`
@ConfigurationProperties("candor.classifier.qa")
public record QaConfig(
    @Nullable String drawKey,
    @Bindable(defaultValue = "30m") Duration claimLease,
    @Bindable(defaultValue = "2d") Duration flaggedDue,
    @Bindable(defaultValue = "7d") Duration sampleDue,
    @Bindable(defaultValue = "UTC") String timeZone) {
  private static final int MIN_KEY_LENGTH = 16;

  public QaConfig {
    require(
        drawKey == null || drawKey.strip().length() >= MIN_KEY_LENGTH,
        "draw-key: too short (expected: at least " + MIN_KEY_LENGTH + " characters)");
    require(claimLease.isPositive(), "claim-lease: " + claimLease + " (expected: > 0)");
    require(!flaggedDue.isNegative(), "flagged-due: " + flaggedDue + " (expected: >= 0)");
    require(!sampleDue.isNegative(), "sample-due: " + sampleDue + " (expected: >= 0)");
    require(
        ZoneId.getAvailableZoneIds().contains(timeZone),
        "time-zone: " + timeZone + " (expected: a zone such as Europe/Berlin)");
  }

  /// The default settings.
  public static QaConfig defaults() {
    return new QaConfig(
        null, Duration.ofMinutes(30), Duration.ofDays(2), Duration.ofDays(7), "UTC");
  }

  ZoneId zone() {
    return ZoneId.of(timeZone);
  }

  private static void require(boolean met, String message) {
    if (!met) {
      throw new IllegalArgumentException("candor.classifier.qa." + message);
    }
  }
}
