package io.candor.classifier.check;

import io.candor.classifier.capability.CapabilityCheck;
import io.candor.classifier.capability.Claim;
import io.candor.classifier.capability.ToolMapping;
import io.candor.classifier.conversation.Money;
import io.candor.classifier.conversation.ToolCall;
import io.candor.classifier.conversation.Transcript;
import io.candor.classifier.conversation.Turn;
import io.candor.classifier.handoff.HandoffSigns;
import io.candor.classifier.policy.BotTurn;
import io.candor.classifier.policy.CustomerFacts;
import io.candor.classifier.policy.Violation;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Runs every check on a conversation. Pure: the same input and rules give the same report.
public final class ConversationChecks {
  private ConversationChecks() {}

  /// Checks a conversation.
  public static CheckReport check(CheckInput input, CustomerFacts facts, CheckRules rules) {
    Transcript transcript = input.transcript();
    ToolMapping tools = rules.tools(input.deploymentId());
    CapabilityCheck.Result capability = CapabilityCheck.check(transcript, tools);
    List<Violation> claims = new ArrayList<>();
    for (Claim claim : capability.overreaching()) {
      claims.add(violation(claim, tools, input.groundedTurns()));
    }
    return new CheckReport(
        rules.policyCheck().check(botTurns(input), facts),
        capability,
        claims,
        HandoffSigns.of(transcript),
        refunds(transcript, facts, rules),
        Rulings.Applied.NONE);
  }

  private static Violation violation(Claim claim, ToolMapping tools, Set<Integer> grounded) {
    Set<String> expected = tools.toolsFor(claim);
    return new Violation(
        CheckReport.CLAIM_CLASS,
        claim.action(),
        claim.turnIndex(),
        claim.time(),
        claim.sentence(),
        claim.action(),
        expected.isEmpty()
            ? "no tool does this"
            : "no successful call of " + String.join(", ", expected),
        "",
        grounded.contains(claim.turnIndex()),
        false);
  }

  private static List<BotTurn> botTurns(CheckInput input) {
    List<BotTurn> turns = new ArrayList<>();
    String asked = "";
    for (Turn turn : input.transcript().turns()) {
      switch (turn.role()) {
        case CUSTOMER -> asked = turn.text();
        case BOT ->
            turns.add(
                new BotTurn(
                    turn.index(),
                    turn.text(),
                    turn.time(),
                    asked,
                    input.groundedTurns().contains(turn.index())));
        case AGENT, SYSTEM -> {}
      }
    }
    return turns;
  }

  private static List<JudgedRefund> refunds(
      Transcript transcript, CustomerFacts facts, CheckRules rules) {
    CheckSettings settings = rules.settings();
    List<JudgedRefund> refunds = new ArrayList<>();
    for (ToolCall call : transcript.toolCalls()) {
      if (!call.succeeded() || !isRefund(call, settings)) {
        continue;
      }
      Money amount = call.amount();
      refunds.add(
          new JudgedRefund(
              call,
              rules
                  .refundJudge()
                  .judge(
                      call.time(),
                      purchaseTime(call, settings),
                      value(amount),
                      amount == null ? "" : amount.currencyCode(),
                      facts)
                  .orElse(null)));
    }
    return refunds;
  }

  /// By contract a tool call carries an amount only when money went back to the customer; a
  /// workspace may name its refund tools instead.
  private static boolean isRefund(ToolCall call, CheckSettings settings) {
    return settings.refundTools().isEmpty()
        ? call.amount() != null
        : settings.refundTools().contains(call.name());
  }

  private static @Nullable Instant purchaseTime(ToolCall call, CheckSettings settings) {
    for (String name : settings.effectiveArguments()) {
      String text = call.arguments().get(name);
      Instant time = text == null ? null : parse(text);
      if (time != null) {
        return time;
      }
    }
    return null;
  }

  private static @Nullable Instant parse(String text) {
    try {
      return text.length() == "2026-01-01".length()
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return null; // not a time: as if it were not there
    }
  }

  private static @Nullable BigDecimal value(@Nullable Money amount) {
    return amount == null
        ? null
        : BigDecimal.valueOf(amount.units()).add(BigDecimal.valueOf(amount.nanos(), 9));
  }
}
