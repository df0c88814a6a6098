package io.candor.classifier.record;

import io.candor.classifier.embedding.TextKey;
import io.candor.classifier.labelling.TextLabels;
import java.util.Map;

/// A record as the store has it, with what the labelling made of it.
///
/// @param key names it inside its workspace, for example `conversations/conv-9`
/// @param revision of the record, from 1
/// @param body the serialised record; must not be changed
/// @param labelling the latest labelling; [Labelling#NONE] before the first
/// @param etag changes with every change of the document; opaque
@SuppressWarnings("ArrayRecordComponent") // a buffer handed through, never compared
record StoredRecord(String key, long revision, byte[] body, Labelling labelling, String etag) {

  /// What one labelling made of a record.
  ///
  /// @param revision the record's revision that was labelled; 0: none yet
  /// @param headVersion the heads that labelled it
  /// @param labels by text
  /// @param factRevision grows by 1 with every labelling that changed anything
  /// @param fact the serialised fact; must not be changed
  @SuppressWarnings("ArrayRecordComponent") // a buffer handed through, never compared
  record Labelling(
      long revision,
      String headVersion,
      Map<TextKey, TextLabels> labels,
      long factRevision,
      byte[] fact) {

    static final Labelling NONE = new Labelling(0, "", Map.of(), 0, new byte[0]);
  }

  /// Whether these heads have labelled this very revision.
  boolean isLabelledBy(String headVersion) {
    return labelling.revision() == revision && labelling.headVersion().equals(headVersion);
  }
}
