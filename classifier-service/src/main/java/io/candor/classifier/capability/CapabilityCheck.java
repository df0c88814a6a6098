package io.candor.classifier.capability;

import io.candor.classifier.conversation.Money;
import io.candor.classifier.conversation.ToolCall;
import io.candor.classifier.conversation.Transcript;
import io.candor.classifier.conversation.Turn;
import io.candor.classifier.conversation.Turn.Role;
import io.candor.classifier.speech.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which claims of a conversation no successful tool call bears out. A call may come at any time
/// before the end: bots announce an action before they take it, and after.
public final class CapabilityCheck {
  // Nanos per hundredth of a currency unit, and how many hundredths two amounts may differ.
  private static final double CENT = 0.01;

  private CapabilityCheck() {}

  /// @param claims all that the bot claims
  /// @param overreaching those without a call, one per action, the first said
  /// @param commitments what it promises
  public record Result(List<Claim> claims, List<Claim> overreaching, List<Commitment> commitments) {
    public Result {
      claims = List.copyOf(claims);
      overreaching = List.copyOf(overreaching);
      commitments = List.copyOf(commitments);
    }
  }

  /// Checks a conversation.
  ///
  /// @param mapping of its bot; one that knows no tool at all judges nothing, since a producer that
  ///     reports no calls has not said that there were none
  public static Result check(Transcript transcript, ToolMapping mapping) {
    List<Claim> claims = new ArrayList<>();
    List<Commitment> commitments = new ArrayList<>();
    for (Turn turn : transcript.turnsOf(Role.BOT)) {
      claims.addAll(ClaimReader.claims(turn.index(), turn.time(), turn.text()));
      commitments.addAll(CommitmentReader.commitments(turn.index(), turn.time(), turn.text()));
    }
    Map<String, Claim> overreaching = new LinkedHashMap<>();
    if (!mapping.known().isEmpty() || !mapping.explicit().isEmpty()) {
      for (Claim claim : claims) {
        if (!isBorneOut(claim, transcript, mapping)) {
          overreaching.putIfAbsent(claim.action(), claim);
        }
      }
    }
    return new Result(claims, List.copyOf(overreaching.values()), commitments);
  }

  private static boolean isBorneOut(Claim claim, Transcript transcript, ToolMapping mapping) {
    if (claim.kind() == ActionKind.ESCALATE
        && (transcript.isHumanHandled() || !transcript.ticketId().isEmpty())) {
      return true;
    }
    if (claim.readable() && transcript.toolCalls().stream().anyMatch(call -> reads(call, claim))) {
      return true;
    }
    Set<String> tools = mapping.toolsFor(claim);
    // Of an action in words that no tool's name answers to, any that was taken may be it.
    boolean any = tools.isEmpty() && claim.kind() == ActionKind.OTHER;
    return transcript.toolCalls().stream()
        .filter(call -> call.succeeded() && (any || tools.contains(call.name())))
        .filter(call -> !any || !ToolWords.isLooking(call.name()))
        .anyMatch(call -> isOfAmount(claim, call));
  }

  /// Whether a call looked up what the claim is about.
  private static boolean reads(ToolCall call, Claim claim) {
    return call.succeeded()
        && ToolWords.isLooking(call.name())
        && ActionObject.in(ToolWords.of(call.name())).stream().anyMatch(claim.objects()::contains);
  }

  private static boolean isOfAmount(Claim claim, ToolCall call) {
    Quantity said = claim.amount();
    Money paid = call.amount();
    return said == null
        || paid == null
        || !said.unit().name().equals(paid.currencyCode())
        || Math.abs(said.high() - value(paid)) <= CENT / 2;
  }

  private static double value(@Nullable Money money) {
    return money == null ? 0 : money.units() + money.nanos() / 1e9;
  }
}
