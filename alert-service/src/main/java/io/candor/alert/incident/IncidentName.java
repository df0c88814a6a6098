package io.candor.alert.incident;

import io.candor.alert.finding.FindingScope;
import io.candor.alert.finding.Segment;
import io.candor.alert.finding.Subject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// Names one incident of one workspace.
///
/// @param workspace the tenant
/// @param incidentId opaque, unique in the workspace
public record IncidentName(String workspace, String incidentId) {
  // 80 bits: a million incidents of one workspace collide with a chance of 4e-13.
  private static final int ID_BYTES = 10;

  /// The only name that an incident about this subject can have. The id is made from the subject,
  /// so that two writers cannot make two incidents of the same thing.
  public static IncidentName of(String workspace, Subject subject) {
    FindingScope scope = subject.scope();
    Segment segment = scope.segment();
    // No display names: they may be edited while the finding lasts. JSON-like quoting is not
    // needed, since the separator cannot be part of an id.
    String identity =
        String.join(
            "\u0000",
            List.of(
                subject.kind().name(),
                scope.deployment().id(),
                scope.archetypeId(),
                segment == null ? "" : segment.name(),
                scope.channel(),
                scope.area().id(),
                scope.theme().id(),
                scope.source(),
                subject.metric(),
                subject.policyClass(),
                subject.window(),
                subject.openedWeek()));
    return new IncidentName(workspace, word(subject) + "-" + hash(identity));
  }

  /// `workspaces/{workspace}/incidents/{incident}`: the id needs no escaping.
  @Override
  public String toString() {
    return "workspaces/" + workspace + "/incidents/" + incidentId;
  }

  private static String word(Subject subject) {
    return subject.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
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
