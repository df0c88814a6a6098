package io.candor.classifier.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomesTest {
  private static final Instant START = Instant.parse("2026-03-12T10:00:00Z");
  private static final String ASK = "CUSTOMER: Where is my order 4711?";
  private static final String ANSWER = "BOT: It left our warehouse yesterday.";

  @Test
  void agentTurnOrHandOver_isAnEscalation() {
    assertThat(Outcomes.of(closed(ASK, ANSWER, "AGENT: Hello, I take over.")))
        .isEqualTo(Outcome.ESCALATED);
    assertThat(Outcomes.of(handedOver(60, ASK, "BOT: I'll connect you with an agent.")))
        .isEqualTo(Outcome.ESCALATED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Great, that solved it.",
        "works now, thanks",
        "That answers my question",
        "all good now"
      })
  void acceptance_isConfirmed(String last) {
    assertThat(Outcomes.of(closed(ASK, ANSWER, "CUSTOMER: " + last)))
        .isEqualTo(Outcome.RESOLVED_CONFIRMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ok thanks", "I see", "alright, I'll check", "Thank you, bye"})
  void acknowledgement_isAssumed(String last) {
    assertThat(Outcomes.of(closed(ASK, ANSWER, "CUSTOMER: " + last)))
        .isEqualTo(Outcome.RESOLVED_ASSUMED);
  }

  @Test
  void customerWhoLeavesAfterTheAnswer_isAssumed() {
    assertThat(Outcomes.of(closed(ASK, ANSWER))).isEqualTo(Outcome.RESOLVED_ASSUMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "That did not help at all",
        "This is useless",
        "You don't understand me",
        "it still doesn't work",
        "can I speak to a human",
        "Agent please",
        "forget it",
        "where is my order 4711",
        "And what about the second parcel in that order?",
      })
  void displeasure_repetition_callForAHuman_andOpenAsks_areAbandoned(String last) {
    assertThat(Outcomes.of(closed(ASK, ANSWER, "CUSTOMER: " + last))).isEqualTo(Outcome.ABANDONED);
  }

  @Test
  void botThatNeverHelped_leavesAnAbandonedCustomer() {
    assertThat(Outcomes.of(closed("BOT: Hi, how can I help?", ASK))).isEqualTo(Outcome.ABANDONED);
  }

  @Test
  void openConversation_hasNoOutcomeYet() {
    Transcript open = new Transcript(null, "", null, null, turns(ASK, ANSWER), List.of(), null);

    assertThat(Outcomes.of(open)).isNull();
  }

  @Test
  void conversationWithoutTurns_cannotBeJudged() {
    assertThat(Outcomes.of(closed())).isNull();
  }

  @Test
  void producersOutcome_wins() {
    Transcript given =
        new Transcript(
            START.plusSeconds(600),
            "",
            Outcome.ABANDONED,
            null,
            turns(ASK, ANSWER, "CUSTOMER: perfect"),
            List.of(),
            null);

    assertThat(Outcomes.of(given)).isEqualTo(Outcome.ABANDONED);
  }

  @Test
  void greetingAndBareHandOver_areNoAttempt() {
    Transcript transcript =
        handedOver(
            120,
            "BOT: Hello, I'm the virtual assistant. How can I help?",
            ASK,
            "BOT: I'm connecting you with a colleague.",
            "AGENT: Hi.");

    assertThat(Outcomes.isAttempted(transcript)).isFalse();
  }

  @Test
  void questionOnTheCase_isAnAttempt() {
    assertThat(
            Outcomes.isAttempted(
                closed(ASK, "BOT: Which address was it sent to?", "AGENT: I take over.")))
        .isTrue();
  }

  @Test
  void whatTheBotSaysAfterTheHandOver_isNoAttempt() {
    // Turns are a minute apart: handed over before the bot's second turn.
    Transcript transcript =
        handedOver(90, ASK, "BOT: Please wait for an agent.", "BOT: Your order is on its way.");

    assertThat(Outcomes.isAttempted(transcript)).isFalse();
  }

  @Test
  void producersAttempt_wins_andAResolutionByTheBotImpliesOne() {
    List<Turn> greetingOnly = turns(ASK, "BOT: Hello!");
    assertThat(
            Outcomes.isAttempted(
                new Transcript(START, "", null, true, greetingOnly, List.of(), null)))
        .isTrue();
    assertThat(
            Outcomes.isAttempted(
                new Transcript(
                    START, "", Outcome.RESOLVED_ASSUMED, null, greetingOnly, List.of(), null)))
        .isTrue();
  }

  @Test
  void signs_nameTheTurnsThatShowTheDoomLoop() {
    assertThat(
            Outcomes.signs(
                closed(
                    ASK,
                    ANSWER,
                    "CUSTOMER: I want to talk to a human",
                    "BOT: Your order left our warehouse.",
                    "CUSTOMER: So where is order 4711?",
                    "BOT: It left our warehouse.",
                    "CUSTOMER: this is useless")))
        .containsExactly(
            new OutcomeSign(OutcomeSign.Kind.ASKS_FOR_HUMAN, 2),
            new OutcomeSign(OutcomeSign.Kind.REPEATS_ASK, 4),
            new OutcomeSign(OutcomeSign.Kind.REJECTS, 6));
    assertThat(Outcomes.signs(closed(ASK)))
        .containsExactly(new OutcomeSign(OutcomeSign.Kind.UNANSWERED, 0));
    assertThat(Outcomes.signs(closed(ASK, ANSWER, "CUSTOMER: thanks, that solved it")))
        .containsExactly(new OutcomeSign(OutcomeSign.Kind.CONFIRMS, 2));
  }

  private static Transcript closed(String... lines) {
    return new Transcript(START.plusSeconds(6000), "", null, null, turns(lines), List.of(), null);
  }

  private static Transcript handedOver(int afterSeconds, String... lines) {
    Handoff handoff = new Handoff(START.plusSeconds(afterSeconds), 0, null);
    return new Transcript(
        START.plusSeconds(6000), "", null, null, turns(lines), List.of(), handoff);
  }

  private static List<Turn> turns(String... lines) {
    List<Turn> turns = new ArrayList<>();
    for (String line : lines) {
      String[] parts = line.split(": ", 2);
      Instant time = START.plusSeconds(60L * turns.size());
      turns.add(new Turn(turns.size(), Turn.Role.valueOf(parts[0]), parts[1], time));
    }
    return turns;
  }
}
