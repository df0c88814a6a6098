package io.candor.alert.audit;

import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/// How entries are chained: the hash is SHA-256 over the UTF-8 bytes of workspace, sequence, time
/// in microseconds since 1970, actor, action, resource, detail and the previous hash, numbers in
/// decimal, each part behind its length as four bytes, the highest first.
public final class AuditChain {
  /// The previous hash of the first entry.
  public static final String START = "0".repeat(64);

  private AuditChain() {}

  /// The entry that follows.
  ///
  /// @param previousSequence the sequence of the last entry; 0 for none
  /// @param previousHash its hash; [#START] for none
  static AuditEntry next(
      String workspace, long previousSequence, String previousHash, AuditEvent event) {
    Instant time = event.time().truncatedTo(ChronoUnit.MICROS);
    JsonObject detail = new JsonObject();
    event.detail().forEach(detail::addProperty);
    AuditEntry unhashed =
        new AuditEntry(
            previousSequence + 1,
            time,
            event.actor(),
            event.action(),
            event.resource(),
            detail.toString(),
            previousHash,
            "");
    return new AuditEntry(
        unhashed.sequence(),
        time,
        unhashed.actor(),
        unhashed.action(),
        unhashed.resource(),
        unhashed.detailJson(),
        previousHash,
        hash(workspace, unhashed));
  }

  /// The hash that an entry must have.
  static String hash(String workspace, AuditEntry entry) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part :
          new String[] {
            workspace,
            Long.toString(entry.sequence()),
            Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, entry.time())),
            entry.actor(),
            entry.action(),
            entry.resource(),
            entry.detailJson(),
            entry.previousHash()
          }) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
