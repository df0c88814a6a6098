package io.candor.alert.directive;

import io.candor.alert.finding.Finding;
import io.candor.alert.finding.FindingKind;
import io.candor.alert.finding.Severity;
import java.util.Optional;

/// What a finding proposes to do with its bot. The kinds that trigger the rollback owner's
/// authority: CSAT review and rollback, P0 policy incidents, context loss; a segment's fall
/// proposes too.
public final class Proposals {
  /// All that do not stand alone; nothing can be done to them as one.
  private static final String LONG_TAIL = "(long tail)";

  // How much a threshold is raised at once: a step that a person would make and look at.
  private static final double STEP = 0.10;
  // Where a threshold that nobody declared is taken to be.
  private static final double UNDECLARED = 0.60;
  // Above this a bot hardly tries anything: removing the archetype is the honest way.
  private static final double MAX_THRESHOLD = 0.95;

  private Proposals() {}

  /// Whether a finding's incident must reach the rollback owner, whatever the routes say.
  public static boolean triggersAuthority(Finding finding) {
    return !finding.subject().scope().deployment().isAbsent()
        && switch (finding.subject().kind()) {
          case CSAT_REVIEW, CSAT_ROLLBACK, CONTEXT_LOSS -> true;
          case POLICY_INCIDENT -> finding.judgement().severity() == Severity.P0;
          default -> false;
        };
  }

  /// Whether a finding asks for the rollback owner's word: it is told on its own, with what is
  /// proposed.
  public static boolean asksOwner(Finding finding) {
    return mayPropose(finding)
        && (finding.subject().kind() != FindingKind.POLICY_INCIDENT
            || finding.judgement().severity() == Severity.P0);
  }

  /// Whether findings of this kind can propose something at all.
  static boolean mayPropose(Finding finding) {
    return switch (finding.subject().kind()) {
      case CSAT_REVIEW, CSAT_ROLLBACK, CONTEXT_LOSS, SEGMENT_DROP, POLICY_INCIDENT -> true;
      default -> false;
    };
  }

  /// The action that a lasting, confirmed finding proposes; nothing for the other kinds, for
  /// findings about no single archetype where the action needs one, and for what is done already.
  ///
  /// @param state what the bot is to do now
  public static Optional<Action> of(Finding finding, DeploymentState state) {
    if (!finding.isConfirmed()
        || !finding.isOpen()
        || finding.subject().scope().deployment().isAbsent()) {
      return Optional.empty();
    }
    String archetype = finding.subject().scope().archetypeId();
    boolean single = !archetype.isEmpty() && !archetype.equals(LONG_TAIL);
    Optional<Action> action =
        switch (finding.subject().kind()) {
          case CSAT_ROLLBACK -> single ? remove(archetype) : Optional.empty();
          case CSAT_REVIEW, CONTEXT_LOSS, SEGMENT_DROP ->
              single ? Optional.of(tighten(archetype, state)) : Optional.empty();
          case POLICY_INCIDENT -> policy(finding, archetype, single);
          default -> Optional.empty();
        };
    return action.filter(it -> state.objection(it).isEmpty());
  }

  /// Whether a finding's directive is ordered without the owner's word.
  public static boolean isAutomatic(Finding finding, Authority authority) {
    return finding.subject().kind() == FindingKind.CSAT_ROLLBACK
        && finding.judgement().automatic()
        && !authority.automaticRollbackDisabled();
  }

  private static Optional<Action> remove(String archetype) {
    return Optional.of(new Action.RemoveArchetype(archetype));
  }

  // A bot that states wrong terms must not state them again, before anything else is known.
  private static Optional<Action> policy(Finding finding, String archetype, boolean single) {
    if (finding.judgement().severity() != Severity.P0) {
      return Optional.empty();
    }
    return single ? remove(archetype) : Optional.of(new Action.Pause());
  }

  private static Action tighten(String archetype, DeploymentState state) {
    double now = state.thresholds().getOrDefault(archetype, UNDECLARED);
    double next = Math.round((now + STEP) * 100) / 100.0;
    return next <= MAX_THRESHOLD
        ? new Action.TightenThreshold(archetype, next)
        : new Action.RemoveArchetype(archetype);
  }
}
