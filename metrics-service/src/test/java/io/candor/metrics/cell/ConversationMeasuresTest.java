package io.candor.metrics.cell;

import static io.candor.metrics.cell.TestConversations.CLOSE;
import static io.candor.metrics.cell.TestConversations.rating;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversationMeasuresTest {

  private static final DelayedWindow WINDOW = DelayedWindow.DEFAULT;

  @ParameterizedTest
  @CsvSource({
    // attempted, resolved, escalated, ticketed -> contained, deflected
    "true, true, false, false, 1, 1",
    // A ticket was opened for it: contained, but not deflected.
    "true, true, false, true, 1, 0",
    // Whatever outcome the producer gave, a handed-over conversation is not contained.
    "true, true, true, false, 0, 0",
    // Resolved without the bot having tried.
    "false, true, false, false, 0, 0",
    "true, false, false, false, 0, 0"
  })
  void counts_containment(
      boolean attempted,
      boolean resolved,
      boolean escalated,
      boolean ticketed,
      long contained,
      long deflected) {
    CellCounts counts = outcome(attempted, resolved, escalated, ticketed).counts(WINDOW);

    assertThat(counts.conversations()).isEqualTo(1);
    assertThat(counts.contained()).isEqualTo(contained);
    assertThat(counts.deflected()).isEqualTo(deflected);
  }

  @ParameterizedTest
  @CsvSource({
    // Hours after the close -> inside, outside; both ends count.
    "PT47H59M59.999S, 0, 1",
    "PT48H, 1, 0",
    "PT72H, 1, 0",
    "PT72H0.001S, 0, 1"
  })
  void counts_delayedWindow(Duration after, long inside, long outside) {
    ConversationMeasures plain = TestConversations.plain();
    CellCounts counts =
        new ConversationMeasures(
                CLOSE,
                plain.attempted(),
                plain.resolved(),
                plain.escalated(),
                plain.ticketed(),
                Optional.empty(),
                Optional.of(rating(5)),
                Optional.of(CLOSE.plus(after)),
                plain.escalation(),
                plain.handleTimes(),
                false,
                Optional.empty(),
                OptionalLong.empty(),
                PolicyCounts.ZERO)
            .counts(WINDOW);

    assertThat(counts.csatDelayed().answers()).isEqualTo(inside);
    assertThat(counts.csatDelayedOutside().answers()).isEqualTo(outside);
  }

  @ParameterizedTest
  @CsvSource({
    // Time from the close to the next opening -> repeated within 7 and 30 days; (close, close +
    // days].
    "PT0S, 0, 0",
    "PT0.001S, 1, 1",
    "P7D, 1, 1",
    "P7DT0.001S, 0, 1",
    "P30D, 0, 1",
    "P30DT0.001S, 0, 0"
  })
  void counts_repeatWindow(Duration after, long within7, long within30) {
    RepeatCounts repeats =
        contact(true, Optional.of(CLOSE.plus(after))).counts(WINDOW).repeatContact();

    assertThat(repeats).isEqualTo(new RepeatCounts(1, within7, 1, within30));
  }

  @Test
  void counts_unknownCustomer_isInNeitherFigureOfRepeatContact() {
    assertThat(contact(false, Optional.empty()).counts(WINDOW).repeatContact())
        .isEqualTo(RepeatCounts.ZERO);
  }

  @ParameterizedTest
  @CsvSource({"PT167H59M, 0, 0, 0, 0", "P7D, 1, 1, 0, 0", "P29D, 1, 1, 0, 0", "P30D, 1, 1, 1, 1"})
  void counts_asOf_judgesWhenTheDaysHavePassed(
      Duration after, long judged7, long repeated7, long judged30, long repeated30) {
    Instant next = CLOSE.plus(Duration.ofDays(1));

    assertThat(contact(true, Optional.of(next)).counts(WINDOW, CLOSE.plus(after)).repeatContact())
        .isEqualTo(new RepeatCounts(judged7, repeated7, judged30, repeated30));
  }

  @Test
  void counts_ticketingFigure_keepsTheOneFromTurnsOut() {
    ConversationMeasures.Measured both =
        new ConversationMeasures.Measured(
            OptionalLong.of(10_000), OptionalLong.of(20_000), OptionalLong.of(30_000));
    HandleTimes times = measured(true, both).counts(WINDOW).handleTimes();

    assertThat(times.bot()).isEqualTo(Moments.ZERO);
    assertThat(times.escalatedFromTurns()).isEqualTo(Moments.ZERO);
    assertThat(times.escalatedTicketing()).isEqualTo(Moments.of(30_000));
  }

  @Test
  void counts_notEscalated_hasNoAgentTimeAndNoHandoff() {
    ConversationMeasures.Measured both =
        new ConversationMeasures.Measured(
            OptionalLong.of(10_000), OptionalLong.of(20_000), OptionalLong.empty());
    CellCounts counts = measured(false, both).counts(WINDOW);

    assertThat(counts.handleTimes().bot()).isEqualTo(Moments.of(10_000));
    assertThat(counts.handleTimes().escalatedFromTurns()).isEqualTo(Moments.ZERO);
    assertThat(counts.escalation()).isEqualTo(EscalationCounts.ZERO);
  }

  private static ConversationMeasures outcome(
      boolean attempted, boolean resolved, boolean escalated, boolean ticketed) {
    ConversationMeasures plain = TestConversations.plain();
    return new ConversationMeasures(
        CLOSE,
        attempted,
        resolved,
        escalated,
        ticketed,
        plain.resolutionRating(),
        plain.delayedRating(),
        plain.delayedAnswerTime(),
        plain.escalation(),
        plain.handleTimes(),
        plain.knownCustomer(),
        plain.nextContactTime(),
        plain.modelScoreMicros(),
        plain.policy());
  }

  private static ConversationMeasures contact(boolean known, Optional<Instant> next) {
    ConversationMeasures plain = TestConversations.plain();
    return new ConversationMeasures(
        CLOSE,
        plain.attempted(),
        plain.resolved(),
        plain.escalated(),
        plain.ticketed(),
        plain.resolutionRating(),
        plain.delayedRating(),
        plain.delayedAnswerTime(),
        plain.escalation(),
        plain.handleTimes(),
        known,
        next,
        plain.modelScoreMicros(),
        plain.policy());
  }

  private static ConversationMeasures measured(
      boolean escalated, ConversationMeasures.Measured times) {
    ConversationMeasures plain = TestConversations.plain();
    return new ConversationMeasures(
        CLOSE,
        true,
        true,
        escalated,
        plain.ticketed(),
        plain.resolutionRating(),
        plain.delayedRating(),
        plain.delayedAnswerTime(),
        new ConversationMeasures.Handoff(true, true, true, 5),
        times,
        plain.knownCustomer(),
        plain.nextContactTime(),
        plain.modelScoreMicros(),
        plain.policy());
  }
}
