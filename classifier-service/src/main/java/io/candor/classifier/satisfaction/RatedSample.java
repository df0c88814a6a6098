package io.candor.classifier.satisfaction;

import java.time.Instant;

/// Something that a customer rated, with the signs from which the rating could have been told.
///
/// @param key names it inside its workspace
/// @param signs as they are now
/// @param rating on the scale of 1 to 5, by position
/// @param time when it was rated
public record RatedSample(String key, Signs signs, double rating, Instant time) {
  /// Whether the customer was satisfied: top 2 of 5.
  boolean satisfied() {
    return rating >= 4;
  }
}
