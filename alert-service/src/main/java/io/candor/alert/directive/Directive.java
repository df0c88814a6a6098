package io.candor.alert.directive;

import io.candor.alert.finding.Finding;
import io.candor.alert.finding.FindingDocument;
import io.candor.alert.finding.FindingName;
import io.candor.alert.finding.FindingProtos;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An order to a bot platform, or the proposal of one, at one revision. Immutable.
///
/// @param name its name
/// @param revision grows by 1 with every change, from 1
/// @param deployment the bot's id
/// @param action what the platform has to do
/// @param state where it stands
/// @param cause why there is such a directive
/// @param decision the owner's word or what took its place; absent before
/// @param answer the platform's; absent before
/// @param revertedBy id of the ordered directive that reverted it; empty until then
public record Directive(
    DirectiveName name,
    long revision,
    String deployment,
    Action action,
    DirectiveState state,
    Cause cause,
    @Nullable Decision decision,
    @Nullable Answer answer,
    String revertedBy) {

  /// Why there is such a directive.
  ///
  /// @param proposer who proposed it; empty for the system
  /// @param time when
  /// @param reason why, in one sentence
  /// @param evidence the incident and its figures; absent for a person's
  /// @param reverts id of the directive that it reverts; empty unless it does
  public record Cause(
      String proposer, Instant time, String reason, @Nullable Evidence evidence, String reverts) {}

  /// The figures that led to a directive.
  ///
  /// @param incidentId the incident
  /// @param finding its finding as it was then
  public record Evidence(String incidentId, FindingDocument finding) {
    /// The finding's name.
    FindingName findingName() {
      return FindingProtos.fromDocument(finding.toByteArray()).name();
    }
  }

  /// What was decided.
  ///
  /// @param actor who decided; empty for the system
  /// @param automatic ordered by sufficient evidence and nobody's word
  /// @param sequence place in the deployment's order, from 1; 0 unless ordered
  public record Decision(
      Instant time, String actor, String note, boolean automatic, long sequence) {}

  /// What the platform answered.
  public record Answer(Instant time, String actor, String note) {}

  /// Place in the deployment's order, from 1; 0 unless ordered.
  public long sequence() {
    return decision == null ? 0 : decision.sequence();
  }

  /// The incident it was proposed for; empty for a person's.
  public String incidentId() {
    Evidence evidence = cause.evidence();
    return evidence == null ? "" : evidence.incidentId();
  }

  /// Whether it waits for the owner's word since this moment.
  public boolean isProposedAt(Instant time) {
    return state == DirectiveState.PROPOSED && cause.time().equals(time);
  }

  /// Whether these figures led to it.
  boolean isOf(Finding finding) {
    Evidence evidence = cause.evidence();
    return evidence != null && evidence.findingName().equals(finding.name());
  }

  private Directive next(
      DirectiveState nextState, @Nullable Decision nextDecision, @Nullable Answer nextAnswer) {
    return new Directive(
        name,
        revision + 1,
        deployment,
        action,
        nextState,
        cause,
        nextDecision,
        nextAnswer,
        revertedBy);
  }

  /// Decided: ordered, rejected or withdrawn.
  Directive decided(DirectiveState nextState, Decision nextDecision) {
    return next(nextState, nextDecision, null);
  }

  /// Answered by the platform.
  Directive answered(DirectiveState nextState, Answer nextAnswer) {
    return next(nextState, decision, nextAnswer);
  }

  /// Proposed once more, for what came back.
  Directive proposedAgain(Cause again) {
    return new Directive(
        name, revision + 1, deployment, action, DirectiveState.PROPOSED, again, null, null, "");
  }

  /// Reverted by another one.
  Directive reverted(String by) {
    return new Directive(
        name, revision + 1, deployment, action, state, cause, decision, answer, by);
  }
}
