package io.candor.classifier.capability;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.classifier.conversation.Handoff;
import io.candor.classifier.conversation.Money;
import io.candor.classifier.conversation.ToolCall;
import io.candor.classifier.conversation.Transcript;
import io.candor.classifier.conversation.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CapabilityCheckTest {
  private static final Instant NOON = Instant.parse("2026-03-12T12:00:00Z");
  private static final Set<String> TOOLS =
      Set.of(
          "lookup_order",
          "issue_refund",
          "create_return_label",
          "change_plan",
          "cancelBooking",
          "update_address",
          "send_reset_link",
          "block_card",
          "open_dispute",
          "activate_sim",
          "transfer_funds",
          "escalate_to_agent");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "I've issued your refund of $27.94. | issue_refund",
        "Done, $50.25 has been refunded to your card. | issue_refund",
        "$183.07 refunded. | issue_refund",
        "Consider it done: 90 USD is refunded. | issue_refund",
        "Your money is back with you in 3 to 5 business days, the refund is booked. | issue_refund",
        "I went ahead and credited 24.18 EUR to your account. | issue_refund",
        "Your plan was updated. | change_plan",
        "You've been upgraded to the premium plan. | change_plan",
        "I have cancelled your booking AB12CD. | cancelBooking",
        "The cancellation of your flight has been processed. | cancelBooking",
        "Your address has been changed as requested. | update_address",
        "I just sent you a link to reset your password. | send_reset_link",
        "All set - your card has been blocked. | block_card",
        "I've opened a dispute for that transaction. | open_dispute",
        "The return label is on its way to your inbox. | create_return_label",
        "Your new SIM has been activated. | activate_sim",
        "We've transferred the funds to your savings account. | transfer_funds",
        "I have escalated this to our billing team. | escalate_to_agent",
      })
  void claim_needsASuccessfulCallOfItsTool(String sentence, String tool) {
    assertThat(overreaching(sentence)).as("without a call").hasSize(1);
    assertThat(overreaching(sentence, call(tool, true, null))).as("with its call").isEmpty();
    assertThat(overreaching(sentence, call(tool, false, null))).as("with a failed call").hasSize(1);
    assertThat(overreaching(sentence, call("lookup_order", true, null)))
        .as("with another call")
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Would you like me to refund $16.15?",
        "I can issue a refund of $33.86 if you confirm.",
        "Once the return arrives, $59.54 will be refunded.",
        "Your refund will be processed in 3 days.",
        "I'm not able to issue refunds for this order.",
        "I haven't cancelled your booking yet.",
        "Refunds are paid after inspection of the item.",
        "Returns are started from the order page.",
        "You cancelled your booking on 3 March.",
        "It looks like your order has already been cancelled.",
        "I can see that the refund was issued last week.",
        "I've checked your order and found two payments.",
        "Your order was delivered this morning.",
        "Your parcel is on its way.",
        "Your account was locked after five attempts.",
        "I'm connecting you with a colleague now.",
        "The charge belongs to the renewal of your plan.",
        "Please let me know when you have changed your password.",
        "I have noted your preference.",
        "Your flight was cancelled by the airline due to weather.",
        "Your order has been shipped.",
        "Your balance was updated this morning.",
        "Cards are blocked after three wrong PINs.",
        "I was unable to cancel your booking.",
        "Our records show that the refund was issued on Monday.",
      })
  void offersConditionsAndReports_areNoClaims(String sentence) {
    assertThat(overreaching(sentence)).isEmpty();
  }

  @Test
  void whatARecordMaySay_isBorneOutByLookingItUp() {
    String confirmed = "Your reservation is confirmed.";

    assertThat(overreaching(confirmed)).as("without a call").hasSize(1);
    assertThat(overreaching(confirmed, call("find_reservation", true, null))).isEmpty();
    assertThat(overreaching(confirmed, call("find_reservation", false, null))).hasSize(1);
    assertThat(overreaching(confirmed, call("lookup_order", true, null)))
        .as("another record")
        .hasSize(1);
    assertThat(overreaching("I've cancelled it.", call("find_reservation", true, null)))
        .as("what no record says")
        .hasSize(1);
  }

  @Test
  void callAfterTheClaim_bearsItOut() {
    ToolCall later = new ToolCall("", "issue_refund", true, NOON.plusSeconds(60), money("USD", 20));

    assertThat(overreaching("I've refunded $20.00.", later)).isEmpty();
  }

  @Test
  void callOverAnotherAmount_doesNot() {
    assertThat(overreaching("I've refunded $20.00.", call("issue_refund", true, money("USD", 2))))
        .hasSize(1);
    assertThat(overreaching("I've refunded $20.00.", call("issue_refund", true, money("EUR", 2))))
        .as("other currencies are not compared")
        .isEmpty();
  }

  @Test
  void handOver_bearsOutAnEscalation() {
    Transcript transcript =
        new Transcript(
            NOON,
            "",
            null,
            null,
            turns("I have escalated this to the billing team."),
            List.of(),
            new Handoff(NOON, 0, null));

    assertThat(CapabilityCheck.check(transcript, mapping(TOOLS)).overreaching()).isEmpty();
  }

  @Test
  void botOfWhichNoToolIsKnown_isNotJudged() {
    Transcript transcript =
        new Transcript(NOON, "", null, null, turns("I've refunded $20."), List.of(), null);

    assertThat(CapabilityCheck.check(transcript, mapping(Set.of())).overreaching()).isEmpty();
  }

  @Test
  void mappingOfAPerson_goesBeforeNames() {
    ToolMapping mapping = new ToolMapping(TOOLS, Map.of("refund", List.of("ledger_post")));
    Transcript transcript =
        new Transcript(
            NOON,
            "",
            null,
            null,
            turns("I've refunded $20."),
            List.of(call("ledger_post", true, null)),
            null);

    assertThat(CapabilityCheck.check(transcript, mapping).overreaching()).isEmpty();
  }

  @Test
  void promises_areKeptApart() {
    Transcript transcript =
        new Transcript(
            NOON,
            "",
            null,
            null,
            turns(
                "Your refund will be paid within 3 days.",
                "We'll call you back tomorrow.",
                "I'll check that for you.",
                "Is there anything else?"),
            List.of(),
            null);

    CapabilityCheck.Result result = CapabilityCheck.check(transcript, mapping(TOOLS));

    assertThat(result.claims()).isEmpty();
    assertThat(result.commitments())
        .extracting(Commitment::sentence)
        .containsExactly(
            "Your refund will be paid within 3 days.", "We'll call you back tomorrow.");
  }

  private static List<Claim> overreaching(String sentence, ToolCall... calls) {
    Transcript transcript =
        new Transcript(NOON, "", null, null, turns(sentence), List.of(calls), null);
    return CapabilityCheck.check(transcript, mapping(TOOLS)).overreaching();
  }

  private static ToolMapping mapping(Set<String> tools) {
    return new ToolMapping(tools, Map.of());
  }

  private static List<Turn> turns(String... texts) {
    List<Turn> turns = new ArrayList<>();
    for (int i = 0; i < texts.length; i++) {
      turns.add(new Turn(i, Turn.Role.BOT, texts[i], NOON.plusSeconds(i)));
    }
    return turns;
  }

  private static ToolCall call(String name, boolean succeeded, @Nullable Money amount) {
    return new ToolCall("", name, succeeded, NOON, amount);
  }

  private static Money money(String currency, long units) {
    return new Money(currency, units, 0);
  }
}
