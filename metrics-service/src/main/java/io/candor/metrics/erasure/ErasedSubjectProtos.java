package io.candor.metrics.erasure;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import io.candor.alert.v1.ErasedSubject;
import io.candor.kit.relay.OutboxEntry;
import io.candor.kit.resource.ResourceName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;

/// Maps erased subjects to what alerting is handed.
final class ErasedSubjectProtos {
  // 128 bits: no two subjects ever meet by accident.
  private static final int KEY_BYTES = 16;

  private ErasedSubjectProtos() {}

  /// The entry of a subject. Its key is a digest: a list of what waits names nobody.
  ///
  /// @param until findings that were evaluated before may still name it
  static OutboxEntry entry(ResourceName subject, Instant until) {
    return new OutboxEntry(
        "erasedSubjects/" + digest(subject.toString()),
        until.toEpochMilli(),
        ErasedSubject.newBuilder()
            .setName(subject.toString())
            .setUntilTime(
                Timestamp.newBuilder().setSeconds(until.getEpochSecond()).setNanos(until.getNano()))
            .build()
            .toByteArray());
  }

  static ErasedSubject parse(byte[] payload) {
    try {
      return ErasedSubject.parseFrom(payload);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("An outbox entry is not an erased subject", e);
    }
  }

  private static String digest(String name) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(digest, KEY_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
