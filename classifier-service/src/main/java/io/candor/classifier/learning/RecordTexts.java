package io.candor.classifier.learning;

import java.util.Optional;

/// The words in stored records.
public interface RecordTexts {
  /// A text of a record; empty when the record or the text is not there, or has no words.
  ///
  /// @param recordKey for example `conversations/conv-9`
  /// @param surveyId whose comment is meant; empty for the record's own words
  Optional<String> find(String workspace, String recordKey, String surveyId);
}
