package io.candor.ingest.redaction;

import java.util.List;

/// Finds the spans of one kind. Implementations are stateless and take time linear in the text.
interface Detector {

  /// False when the traits alone prove that the text holds nothing of this kind.
  boolean mayFind(TextTraits traits);

  /// Adds what it finds to `found`, which holds the spans of the detectors before it.
  void find(String text, TextTraits traits, List<Span> found);
}
