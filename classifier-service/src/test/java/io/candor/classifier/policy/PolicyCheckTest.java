package io.candor.classifier.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyCheckTest {
  private static final Instant NOON = Instant.parse("2026-03-12T12:00:00Z");
  private static final PolicyCheck CHECK = new PolicyCheck(trades());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "You can return it within 30 days of delivery.",
        "Sure - send it back inside a month and we'll refund you in full.",
        "We accept returns up to thirty (30) days after you bought it, no questions asked.",
        "You have 30 days to change your mind.",
        "Our return window: 30 days.",
        "After 30 days we can't offer a refund any more.",
        "Refunds are not possible later than 30 days after the purchase.",
        "As a gold member you have 90 days to return it.",
        "Standard purchases have a 30-day return window, Gold members get 90 days.",
        "It's not 60 days, the refund window is 30 days.",
        "Some stores give you 90 days; with us it is 30 days for a refund.",
        "Opened electronics carry a 15 percent restocking fee.",
        "If you find it cheaper elsewhere within two weeks, we refund the difference.",
        "Students save ten percent.",
        "Shipping is on us for orders from 50 dollars.",
        "Your refund should appear on your card in 5-7 business days.",
        "The refund takes five to seven working days to process.",
        "It comes with a 24-month warranty.",
        "Defects are repaired free of charge for two years.",
        "The replacement ships within five working days.",
        "Standard delivery usually takes 3-5 business days.",
        "You can cancel your booking free of charge within 24 hours.",
        "Your first checked bag is $35 on domestic flights.",
        "The change fee for a basic economy ticket is 75 USD.",
        "Check-in closes 45 minutes before departure.",
        "Our business line has an availability of 99.9 percent.",
        "Somebody will get back to you within four hours.",
        "The early termination fee is $200.",
        "There is a fee of $34 for each overdraft.",
        "Your disputed transaction is investigated within ten business days.",
        "You can withdraw up to $500 per day in cash at an ATM.",
        "We ship to Canada and the United States.",
        "You can reach us by chat or at support@shop.example.",
        "Your first checked bag is $35 on domestic flights, so that would be $70 for the two of"
            + " you.",
        "You have 30 days to change your mind, so you still have 8 days.",
        "You can withdraw up to $500 per day in cash at an ATM, so $200 is well within that.",
        "I'm afraid 60 days isn't our refund window.",
      })
  void rightStatements_areNoIncidents(String sentence) {
    assertThat(incidents(sentence, CustomerFacts.UNKNOWN)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "You can return it within 60 days of delivery. | shop-refund",
        "Sure - send it back inside two months and we'll refund you in full. | shop-refund",
        "We take it back for six weeks, no questions asked. | shop-refund",
        "You have 45 days to change your mind. | shop-refund",
        "You can return it any time, there is no time limit. | shop-refund",
        "Normally it's 30 days, but for you the refund window is 60 days. | shop-refund",
        "You're right, as you said, our refund window is 60 days. | shop-refund",
        "Gold members have 120 days to return it. | shop-refund-gold",
        "There is no restocking fee on opened electronics. | shop-restocking",
        "We keep a restocking fee of twenty percent on opened electronics. | shop-restocking",
        "We match lower prices for 30 days. | shop-price-match",
        "Students get 25% off. | shop-student",
        "Orders over $25 ship for free. | shop-shipping",
        "Your refund will arrive within 48 hours. | shop-payout",
        "Refunds post to your card in 10 to 14 business days. | shop-payout",
        "It comes with a lifetime warranty. | shop-warranty",
        "You're covered for five years against defects. | shop-warranty",
        "The replacement will be shipped the next day. | shop-replacement",
        "Standard delivery takes 10 business days. | shop-delivery",
        "You can cancel your booking free of charge within 7 days. | air-cancel",
        "Your first checked bag is $60 on domestic flights. | air-bag",
        "The change fee for a basic economy ticket is 120 USD. | air-change",
        "Check-in closes 20 minutes before departure. | air-checkin",
        "Our business line has an availability of 99.99 percent. | tel-uptime",
        "We reply to every message within one hour. | tel-response",
        "The early termination fee is $350. | tel-termination",
        "There is a fee of $25 for each overdraft. | bank-overdraft",
        "Your disputed transaction is investigated within three business days. | bank-dispute",
        "You can withdraw up to $2,000 per day in cash at an ATM. | bank-atm",
        "We ship to Japan as well. | regions",
        "Yes, we deliver worldwide. | regions",
        "You can also call our hotline at extension 12. | routes",
        "Just text us on WhatsApp. | routes",
        "Items may be brought back for sixty days after you received them. | shop-refund",
        "Returns are accepted through the 60th day. | shop-refund",
        "A refund can be claimed for half a year. | shop-refund",
        "Expect the refund in about three days. | shop-payout",
        "Refunds are instant. | shop-payout",
        "If it breaks within ten years, we'll fix it for free. | shop-warranty",
        "Spend $35 or more and shipping's free. | shop-shipping",
        "You'll pay $50 for the first checked bag on domestic flights. | air-bag",
        "Please send a fax to our returns department. | routes",
        "Shipping to Brazil is no problem. | regions",
        "Your first checked bag is $60 on domestic flights, so that's $120 for the two of you. |"
            + " air-bag",
        "I've looked into this for you: the early termination fee is $350. | tel-termination",
      })
  void wrongStatements_areIncidentsOfTheirAssertion(String sentence, String assertion) {
    assertThat(incidents(sentence, CustomerFacts.UNKNOWN)).containsExactly(assertion);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Do you mean the refund window of 60 days?",
        "You mentioned a refund window of 60 days, but I need to check that.",
        "If the refund window were 60 days, you could still return it.",
        "I can't confirm a 60 day refund window.",
        "You bought it 60 days ago, so I'm afraid a refund is not possible.",
        "I'm sorry you have been waiting for your refund for 14 days.",
        "Your order 4711 will be delivered in two days.",
        "Please call your bank about the pending charge.",
        "A colleague will call you back.",
        "There is no telephone line.",
        "We do not ship to Japan, unfortunately.",
        "The 60-day window you read about ended last year.",
        "I have refunded $120.00 to your card.",
        "Your plan has 25 seats.",
        "Since it has been 45 days, the 30-day return window has closed.",
        "I'm afraid I can't give you 60 days; it's 30.",
        "The return window used to be 60 days, now it is 30 days.",
        "Customers sometimes ask for 90 days, but refunds are limited to 30 days.",
      })
  void questionsQuotationsAndCases_areNoIncidents(String sentence) {
    assertThat(incidents(sentence, CustomerFacts.UNKNOWN)).isEmpty();
  }

  @Test
  void knownAccount_choosesTheMostSpecialAssertion() {
    CustomerFacts gold = facts(Map.of("membership", "gold"));
    CustomerFacts silver = facts(Map.of("membership", "silver"));

    assertThat(incidents("Our refund window is 90 days.", gold)).isEmpty();
    assertThat(incidents("Our refund window is 30 days.", gold))
        .containsExactly("shop-refund-gold");
    assertThat(incidents("Our refund window is 90 days.", silver)).containsExactly("shop-refund");
    // Of an unknown account either may be meant.
    assertThat(incidents("Our refund window is 90 days.", CustomerFacts.UNKNOWN)).isEmpty();
  }

  @Test
  void assertionThatHasExpired_isNotMeasuredBy() {
    PolicyCheck check =
        new PolicyCheck(
            new Policy(
                1,
                List.of(
                    refundWindow("old", "30", null, NOON), refundWindow("new", "14", NOON, null))));

    assertThat(ids(check, turn("Returns are open for 30 days.", NOON.minusSeconds(1)))).isEmpty();
    assertThat(ids(check, turn("Returns are open for 30 days.", NOON))).containsExactly("new");
  }

  @Test
  void shortAnswer_isReadWithTheQuestion() {
    BotTurn wrong = new BotTurn(1, "It's 90 days.", NOON, "How long can I return it?", false);
    BotTurn other = new BotTurn(1, "It's 90 days.", NOON, "How old is my ticket?", false);

    assertThat(
            ids(
                new PolicyCheck(new Policy(1, List.of(refundWindow("w", "30", null, null)))),
                wrong))
        .containsExactly("w");
    assertThat(
            ids(
                new PolicyCheck(new Policy(1, List.of(refundWindow("w", "30", null, null)))),
                other))
        .isEmpty();
  }

  @Test
  void legalTerm_isAsUrgentAsAPrice_whateverItsClass() {
    PolicyCheck legal =
        new PolicyCheck(
            new Policy(
                1,
                PolicyProtos.read(
                        """
                        assertions:
                          - {id: court, kind: ARBITRATION, value: 30, unit: DAY, incidentClass: "03", text: You may opt out of arbitration within 30 days of signing.}
                        """)
                    .assertions()));
    PolicyFindings findings =
        legal.check(
            List.of(
                new BotTurn(
                    1,
                    "You may opt out of arbitration within 60 days of signing.",
                    Instant.parse("2026-03-12T12:00:00Z"),
                    "",
                    false)),
            CustomerFacts.UNKNOWN);

    assertThat(findings.violations())
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.policyClass()).isEqualTo(PolicyClass.PROCESS_AND_CONTACT);
              assertThat(violation.legalTerm()).isTrue();
              assertThat(violation.severity()).isEqualTo(Severity.P0);
            });
  }

  @Test
  void oneAssertionBrokenTwice_isOneIncident() {
    assertThat(
            incidents(
                "You can return it within 60 days. Yes, the refund window is 60 days.",
                CustomerFacts.UNKNOWN))
        .containsExactly("shop-refund");
  }

  @Test
  void topicWithoutAssertion_isListed() {
    PolicyFindings found =
        new PolicyCheck(new Policy(1, List.of(refundWindow("w", "30", null, null))))
            .check(List.of(turn("The warranty is 12 months.", NOON)), CustomerFacts.UNKNOWN);

    assertThat(found.violations()).isEmpty();
    assertThat(found.uncovered()).extracting(Uncovered::topic).containsExactly("WARRANTY");
    assertThat(found.uncovered().getFirst().said()).isEqualTo("12 MONTH");
  }

  @Test
  void statementsInTurnsWithoutDocument_areCountedApart() {
    BotTurn grounded = new BotTurn(1, "Our refund window is 30 days.", NOON, "", true);
    BotTurn bare = new BotTurn(3, "Our refund window is 30 days.", NOON, "", false);

    PolicyFindings found = CHECK.check(List.of(grounded, bare), CustomerFacts.UNKNOWN);

    assertThat(found.statementCount()).isEqualTo(2);
    assertThat(found.ungroundedCount()).isEqualTo(1);
  }

  private static List<String> incidents(String text, CustomerFacts facts) {
    return CHECK.check(List.of(turn(text, NOON)), facts).violations().stream()
        .map(Violation::assertionId)
        .collect(Collectors.toList());
  }

  private static List<String> ids(PolicyCheck check, BotTurn turn) {
    return check.check(List.of(turn), CustomerFacts.UNKNOWN).violations().stream()
        .map(Violation::assertionId)
        .toList();
  }

  private static BotTurn turn(String text, Instant time) {
    return new BotTurn(1, text, time, "", false);
  }

  private static CustomerFacts facts(Map<String, String> values) {
    return new CustomerFacts(List.of(new CustomerFacts.Version(null, values)));
  }

  private static Assertion refundWindow(
      String id, String days, @Nullable Instant from, @Nullable Instant to) {
    return new Assertion(
        id,
        "REFUND_WINDOW",
        PolicyFile.quantity(days, "DAY"),
        List.of(),
        "DAY",
        Map.of(),
        from,
        to,
        PolicyClass.REFUND_AND_PRICING,
        "");
  }

  private static Policy trades() {
    try (InputStream file = PolicyCheckTest.class.getResourceAsStream("/policy/trades.yml")) {
      assertThat(file).isNotNull();
      return new Policy(
          1, PolicyFile.read(new String(file.readAllBytes(), StandardCharsets.UTF_8)).assertions());
    } catch (IOException | PolicyFormatException e) {
      throw new AssertionError(e);
    }
  }
}
