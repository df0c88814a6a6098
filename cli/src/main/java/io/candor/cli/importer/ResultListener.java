package io.candor.cli.importer;

/// Hears what became of each event, once for each, in the order of sending. Called by one thread at
/// a time.
interface ResultListener {
  void accepted(Submission submission);

  void duplicate(Submission submission);

  void refused(Submission submission, Refusal refusal);

  /// The connection broke and is tried again after the pause; nothing is lost.
  void reconnecting(String reason, long pauseMillis);
}
