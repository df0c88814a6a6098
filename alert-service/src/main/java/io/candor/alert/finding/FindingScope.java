package io.candor.alert.finding;

import org.jspecify.annotations.Nullable;

/// What a finding is about. An empty or absent part does not restrict it.
///
/// @param deployment the bot
/// @param archetypeId the ticket type; `(long tail)` for all that do not stand alone
/// @param segment the size class of the accounts; absent for all
/// @param channel the channel, upper snake case
/// @param area the part of the product
/// @param theme the symptom
/// @param source the kind of survey or feedback, upper snake case
public record FindingScope(
    Named deployment,
    String archetypeId,
    @Nullable Segment segment,
    String channel,
    Named area,
    Named theme,
    String source) {

  /// A scope without any restriction.
  public static final FindingScope WHOLE =
      new FindingScope(Named.NONE, "", null, "", Named.NONE, Named.NONE, "");

  /// An id with what people call it.
  ///
  /// @param id the id; empty when absent
  /// @param displayName the name for people; may be empty
  public record Named(String id, String displayName) {
    /// Absent.
    public static final Named NONE = new Named("", "");

    /// Whether there is nothing.
    public boolean isAbsent() {
      return id.isEmpty();
    }
  }
}
