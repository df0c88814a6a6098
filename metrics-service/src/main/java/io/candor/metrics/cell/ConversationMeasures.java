package io.candor.metrics.cell;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// What one closed conversation contributes, in the words of the KPIs; the only way from a fact to
/// counters.
///
/// @param closeTime when the conversation was closed
/// @param attempted the bot sent a turn that tries to help
/// @param resolved the outcome (given or derived) is `RESOLVED_CONFIRMED` or `RESOLVED_ASSUMED`
/// @param escalated an agent turn, a handoff or the outcome `ESCALATED`
/// @param ticketed a ticket was opened for it
/// @param resolutionRating last answer of the resolution survey
/// @param delayedRating last answer of the delayed survey
/// @param delayedAnswerTime when the delayed survey was answered; present with `delayedRating`
/// @param escalation flags of the handoff; all false when there was none
/// @param handleTimes the measures in milliseconds; those that do not apply are left out by the
///     counting
/// @param knownCustomer whether repeat contact can be judged
/// @param nextContactTime opening of the next conversation of the same customer and archetype,
///     after the close
/// @param modelScoreMicros model-scored satisfaction (1..5) in 10⁻⁶
/// @param policy incidents and refunds of this conversation
public record ConversationMeasures(
    Instant closeTime,
    boolean attempted,
    boolean resolved,
    boolean escalated,
    boolean ticketed,
    Optional<MappedRating> resolutionRating,
    Optional<MappedRating> delayedRating,
    Optional<Instant> delayedAnswerTime,
    Handoff escalation,
    Measured handleTimes,
    boolean knownCustomer,
    Optional<Instant> nextContactTime,
    OptionalLong modelScoreMicros,
    PolicyCounts policy) {

  private static final long SCORE_OF_FOUR = 4_000_000;

  /// What is known about the handoff of an escalation.
  ///
  /// @param contextLost producer's flag or a detected request to re-state
  /// @param contextLostFlagged the producer's flag
  /// @param repeatedState the customer says in time that they already told the bot
  /// @param packetParts parts of the packet that are present, 0..5
  public record Handoff(
      boolean contextLost, boolean contextLostFlagged, boolean repeatedState, int packetParts) {
    public static final Handoff NONE = new Handoff(false, false, false, 0);
  }

  /// Handle times in milliseconds; empty where there is nothing to measure.
  ///
  /// @param bot first customer turn to last bot turn
  /// @param agentFromTurns first agent turn to close
  /// @param agentTicketing the ticketing system's own figure; where it is given, the one from
  ///     turns is not counted
  public record Measured(
      OptionalLong bot, OptionalLong agentFromTurns, OptionalLong agentTicketing) {
    public static final Measured NONE =
        new Measured(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
  }

  /// An escalation is never contained, whatever outcome was given.
  public boolean contained() {
    return attempted && resolved && !escalated;
  }

  /// Contained, and no ticket was opened.
  public boolean deflected() {
    return contained() && !ticketed;
  }

  /// The counters of this conversation with every repeat-contact window taken as passed.
  public CellCounts counts(DelayedWindow window) {
    return counts(window, Instant.MAX);
  }

  /// The counters of this conversation as seen at a moment: repeat contact counts only when its
  /// days have passed.
  public CellCounts counts(DelayedWindow window, Instant asOf) {
    CsatCounts resolution = resolutionRating.map(CsatCounts::of).orElse(CsatCounts.ZERO);
    CsatCounts delayed = delayedRating.map(CsatCounts::of).orElse(CsatCounts.ZERO);
    boolean inWindow =
        delayedAnswerTime.filter(answered -> window.holds(closeTime, answered)).isPresent();
    return new CellCounts(
        1,
        attempted ? 1 : 0,
        contained() ? 1 : 0,
        deflected() ? 1 : 0,
        resolution,
        inWindow ? delayed : CsatCounts.ZERO,
        inWindow ? CsatCounts.ZERO : delayed,
        escalated ? escalationCounts(resolution) : EscalationCounts.ZERO,
        handleTimeCounts(),
        repeatCounts(asOf),
        modelCounts(),
        policy);
  }

  private EscalationCounts escalationCounts(CsatCounts resolution) {
    return new EscalationCounts(
        1,
        escalation.contextLost() ? 1 : 0,
        escalation.contextLostFlagged() ? 1 : 0,
        escalation.repeatedState() ? 1 : 0,
        escalation.packetParts(),
        resolution);
  }

  private HandleTimes handleTimeCounts() {
    Moments bot = contained() ? moments(handleTimes.bot()) : Moments.ZERO;
    if (!escalated) {
      return new HandleTimes(bot, Moments.ZERO, Moments.ZERO);
    }
    return handleTimes.agentTicketing().isPresent()
        ? new HandleTimes(bot, Moments.ZERO, moments(handleTimes.agentTicketing()))
        : new HandleTimes(bot, moments(handleTimes.agentFromTurns()), Moments.ZERO);
  }

  private static Moments moments(OptionalLong value) {
    return value.isPresent() ? Moments.of(value.getAsLong()) : Moments.ZERO;
  }

  private RepeatCounts repeatCounts(Instant asOf) {
    if (!knownCustomer) {
      return RepeatCounts.ZERO;
    }
    boolean judged7 = passed(7, asOf);
    boolean judged30 = passed(30, asOf);
    return new RepeatCounts(
        judged7 ? 1 : 0,
        judged7 && repeatedWithin(7) ? 1 : 0,
        judged30 ? 1 : 0,
        judged30 && repeatedWithin(30) ? 1 : 0);
  }

  private boolean passed(int days, Instant asOf) {
    return !closeTime.plus(Duration.ofDays(days)).isAfter(asOf);
  }

  private boolean repeatedWithin(int days) {
    Instant limit = closeTime.plus(Duration.ofDays(days));
    return nextContactTime
        .filter(next -> next.isAfter(closeTime) && !next.isAfter(limit))
        .isPresent();
  }

  private ModelCounts modelCounts() {
    if (modelScoreMicros.isEmpty()) {
      return ModelCounts.ZERO;
    }
    long score = modelScoreMicros.getAsLong();
    return new ModelCounts(Moments.of(score), score >= SCORE_OF_FOUR ? 1 : 0);
  }
}
