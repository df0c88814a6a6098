package io.candor.classifier.labelling;

/// A value that was assigned, and how.
///
/// @param id the id of an area, theme or archetype
/// @param confidence estimated probability that it is right, 0..1; 1 for producers and persons
/// @param source who assigned it
/// @param headVersion the version of the head that made it; empty unless the model did
public record Label(String id, double confidence, Source source, String headVersion) {
  /// Who assigned a label.
  public enum Source {
    /// The producer's own routing; wins over the model.
    PRODUCER,
    /// The classifier.
    MODEL,
    /// A person's correction; wins over both.
    PERSON
  }

  /// What a person told.
  public static Label ofPerson(String id) {
    return new Label(id, 1, Source.PERSON, "");
  }

  /// What the producer tagged.
  public static Label ofProducer(String id) {
    return new Label(id, 1, Source.PRODUCER, "");
  }
}
