package io.candor.alert.directive;

import io.candor.alert.audit.AuditEvent;
import io.candor.alert.directive.DeploymentEntry.Declared;
import io.candor.alert.finding.DeploymentSnapshot;
import io.candor.kit.resource.ResourceName;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What producers say of their bots: it counts as long as neither a person nor the bot's platform
/// has
/// declared something, who know better.
final class Observation {
  /// Who declares what a producer said.
  static final String PRODUCER = "producer";

  private Observation() {}

  /// Whether this word changes what is known: it is newer than the last one, says something, and
  /// nobody has declared anything.
  static boolean isNews(List<DeploymentEntry> entries, DeploymentSnapshot snapshot) {
    if (snapshot.deflectionList().isEmpty()
        && snapshot.thresholds().isEmpty()
        && snapshot.botVersion().isEmpty()) {
      return false;
    }
    Optional<Declared> last =
        entries.stream()
            .filter(Declared.class::isInstance)
            .map(Declared.class::cast)
            .max(Comparator.comparingLong(Declared::sequence));
    return last.isEmpty()
        || (last.get().isObserved()
            && last.get().producerRevision() < snapshot.revision()
            && !isSame(last.get(), snapshot));
  }

  /// The entry that it becomes.
  static Declared entry(DeploymentSnapshot snapshot, Authority.Place place) {
    return new Declared(
        place.sequence(),
        place.time(),
        PRODUCER,
        snapshot.deflectionList(),
        snapshot.thresholds(),
        snapshot.botVersion(),
        snapshot.revision());
  }

  /// A declaration as the audit log keeps it.
  ///
  /// @param action what happened
  static AuditEvent audited(
      String workspace, String deployment, String action, Declared declared, Instant now) {
    return new AuditEvent(
        now,
        declared.actor(),
        action,
        new ResourceName(workspace, "deployments", deployment).toString(),
        Map.of(
            "deflectionList",
            String.join(",", declared.deflectionList().stream().sorted().toList()),
            "thresholds",
            new TreeMap<>(declared.thresholds()).toString(),
            "botVersion",
            declared.botVersion()));
  }

  private static boolean isSame(Declared last, DeploymentSnapshot snapshot) {
    return last.deflectionList().equals(snapshot.deflectionList())
        && last.thresholds().equals(snapshot.thresholds())
        && last.botVersion().equals(snapshot.botVersion());
  }
}
