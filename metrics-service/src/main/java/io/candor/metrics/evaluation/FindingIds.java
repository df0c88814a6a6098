package io.candor.metrics.evaluation;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.finding.FindingKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// Ids of findings: the same kind, scope and opened week give the same id, on every replica and
/// after every restart.
final class FindingIds {
  private static final int DIGEST_BYTES = 8;

  private FindingIds() {}

  /// What makes two findings the same one, as a short text.
  static String key(FindingKey key) {
    var scope = key.scope();
    List<String> parts =
        List.of(
            key.kind().name(),
            scope.deployment().orElse(""),
            scope.archetype().orElse(""),
            scope.segment().orElse(""),
            scope.area().orElse(""),
            scope.theme().orElse(""),
            key.detail());
    // Lengths first, so that no two lists of parts give the same text.
    StringBuilder text = new StringBuilder();
    parts.forEach(part -> text.append(part.length()).append(':').append(part));
    byte[] digest = sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8));
    return kind(key) + "." + HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
  }

  /// The id of an episode: `csat-rollback.2026-W15.0f3a…`.
  static String id(FindingKey key, IsoWeek openedWeek) {
    String digest = key(key).substring(kind(key).length() + 1);
    return kind(key) + "." + openedWeek + "." + digest;
  }

  private static String kind(FindingKey key) {
    return key.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
