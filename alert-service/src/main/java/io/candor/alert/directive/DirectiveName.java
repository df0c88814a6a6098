package io.candor.alert.directive;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/// Names one directive of one workspace.
///
/// @param workspace the tenant
/// @param directiveId `[a-z0-9-]{1,80}`, unique in the workspace
public record DirectiveName(String workspace, String directiveId) {
  // 80 bits, as for incidents.
  private static final int ID_BYTES = 10;

  /// The only name that a directive made by this cause can have, so that nobody makes it twice.
  ///
  /// @param cause what led to it, for example `incident/…`
  static DirectiveName of(String workspace, Action action, String cause) {
    String word = action.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new DirectiveName(workspace, word + "-" + hash(cause + "\u0000" + action.subject()));
  }

  /// `workspaces/{workspace}/directives/{directive}`: the id needs no escaping.
  @Override
  public String toString() {
    return "workspaces/" + workspace + "/" + key();
  }

  /// The name inside its workspace.
  public String key() {
    return "directives/" + directiveId;
  }

  private static String hash(String identity) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
