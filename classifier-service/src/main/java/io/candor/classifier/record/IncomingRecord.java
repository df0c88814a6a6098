package io.candor.classifier.record;

/// The state of one thing at one revision, as it came.
///
/// @param key names it inside its workspace, for example `conversations/conv-9`
/// @param revision from 1; a later one replaces an earlier one
/// @param body the serialised record; must not be changed
@SuppressWarnings("ArrayRecordComponent") // a buffer handed through, never compared
public record IncomingRecord(String key, long revision, byte[] body) {}
