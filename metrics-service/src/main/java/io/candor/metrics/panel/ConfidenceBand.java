package io.candor.metrics.panel;

/// Conversations of an archetype in which the bot was so sure of the intent.
///
/// @param archetype the archetype
/// @param tenth 0 to 9: confidence from tenth / 10 up to the next tenth; the last one includes 1
/// @param conversations closed ones whose confidence was told
/// @param attempted of these, the bot sent a turn that tries to help
/// @param attemptedCsat resolution answers of the attempted ones
public record ConfidenceBand(
    String archetype, int tenth, long conversations, long attempted, Answers attemptedCsat) {

  /// Answers and those of 4 or 5.
  public record Answers(long satisfied, long answers) {}
}
