package io.candor.classifier.record;

import io.candor.classifier.embedding.TextKey;
import io.candor.classifier.labelling.TextLabels;
import java.util.Map;

/// A record and the fact made of it, as the store has them.
///
/// @param key names it inside its workspace, for example `conversations/conv-9`
/// @param revision of the record, from 1
/// @param body the serialised record; must not be changed
/// @param headVersion the heads that labelled its texts
/// @param labels what the model said, by text
/// @param factRevision grows by 1 with every change of the fact, from 1
/// @param fact the serialised fact; must not be changed
@SuppressWarnings("ArrayRecordComponent") // buffers handed through, never compared
record StoredRecord(
    String key,
    long revision,
    byte[] body,
    String headVersion,
    Map<TextKey, TextLabels> labels,
    long factRevision,
    byte[] fact) {}
