package io.candor.classifier.discovery;

import java.time.Instant;
import java.util.List;

/// A displeased text that themes are looked for in.
///
/// @param key names it inside its workspace, for example `conversations/conv-9#sv-1`
/// @param recordKey of the record that it stands in, for example `conversations/conv-9`
/// @param text the customer's words, masked
/// @param time when they were written
/// @param customer who wrote them; of an unknown writer, the record
/// @param producerArea the part of the product as the producer tagged it; empty when not told
/// @param rated what its writer rated
/// @param themeIds the themes that the record's fact says it has
/// @param vector of the text; must not be changed
@SuppressWarnings("ArrayRecordComponent") // handed through, never compared
public record Verbatim(
    String key,
    String recordKey,
    String text,
    Instant time,
    String customer,
    String producerArea,
    Rated rated,
    List<String> themeIds,
    float[] vector) {
  /// What came with the words.
  public enum Rated {
    /// At most 2 of 5.
    LOW,
    /// At most 2 of 5 and no comment: the words are those with which the conversation began. They
    /// say what somebody wanted, and only perhaps what was wrong.
    LOW_WITHOUT_COMMENT,
    /// A middling rating; the words are displeased all the same.
    MIDDLING,
    /// No rating.
    NOT
  }

  public Verbatim {
    themeIds = List.copyOf(themeIds);
  }
}
