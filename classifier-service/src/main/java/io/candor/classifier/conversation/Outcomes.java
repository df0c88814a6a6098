package io.candor.classifier.conversation;

import io.candor.classifier.conversation.Turn.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a conversation ended and whether the bot tried, where the producer does not say.
public final class Outcomes {
  private Outcomes() {}

  /// Whether the bot sent at least one turn that tries to help: not a greeting, not a courtesy, not
  /// a bare hand-over. What the producer says wins. A producer that calls the outcome resolved says
  /// with it that the bot tried.
  public static boolean isAttempted(Transcript transcript) {
    Boolean given = transcript.givenAttempt();
    if (given != null) {
      return given;
    }
    Outcome outcome = transcript.givenOutcome();
    boolean resolved = outcome == Outcome.RESOLVED_CONFIRMED || outcome == Outcome.RESOLVED_ASSUMED;
    boolean botOnly = resolved && !transcript.isHumanHandled();
    return (botOnly && transcript.firstOf(Role.BOT).isPresent()) || helped(transcript);
  }

  private static boolean helped(Transcript transcript) {
    Optional<Turn> firstAsk = transcript.firstOf(Role.CUSTOMER);
    Handoff handoff = transcript.handoff();
    return transcript.turnsOf(Role.BOT).stream()
        // Before the customer has said anything there is nothing to help with.
        .filter(turn -> firstAsk.isEmpty() || turn.index() > firstAsk.get().index())
        // After the hand-over the bot only accompanies it.
        .filter(turn -> handoff == null || !isAfter(turn, handoff.time()))
        .anyMatch(turn -> BotUtterance.of(turn.text()) == BotUtterance.HELP);
  }

  private static boolean isAfter(Turn turn, Instant time) {
    return turn.time().isAfter(time);
  }

  /// How it ended: as the producer says, else derived. Absent while it is open and no human has
  /// taken over, and when nothing was said that it could be told from.
  public static @Nullable Outcome of(Transcript transcript) {
    Outcome given = transcript.givenOutcome();
    return given != null ? given : derive(transcript);
  }

  private static @Nullable Outcome derive(Transcript transcript) {
    if (transcript.isHumanHandled()) {
      return Outcome.ESCALATED;
    }
    if (transcript.closeTime() == null || transcript.turns().isEmpty()) {
      return null;
    }
    List<Turn> asks = transcript.turnsOf(Role.CUSTOMER);
    if (asks.isEmpty() || !isAttempted(transcript)) {
      return Outcome.ABANDONED; // nobody helped, and the customer is gone
    }
    Turn last = asks.getLast();
    List<String> earlier = asks.subList(0, asks.size() - 1).stream().map(Turn::text).toList();
    boolean answered =
        transcript.lastOf(Role.BOT).filter(bot -> bot.index() > last.index()).isPresent();
    return switch (CustomerSign.of(last.text(), earlier)) {
      case CONFIRMS -> Outcome.RESOLVED_CONFIRMED;
      case ACKNOWLEDGES -> Outcome.RESOLVED_ASSUMED;
      case REJECTS, ASKS_FOR_HUMAN, REPEATS -> Outcome.ABANDONED;
      // An ask that the bot still answered may have been settled by that answer.
      case CONTINUES -> answered ? Outcome.RESOLVED_ASSUMED : Outcome.ABANDONED;
    };
  }

  /// What shows how it ended, by turn: the complaints, repeated asks and asks for a human on the
  /// way, the take-over, and what the customer's last turn says.
  public static List<OutcomeSign> signs(Transcript transcript) {
    List<OutcomeSign> signs = new ArrayList<>();
    List<Turn> asks = transcript.turnsOf(Role.CUSTOMER);
    List<String> earlier = new ArrayList<>();
    for (Turn ask : asks) {
      boolean last = ask.equals(asks.getLast());
      OutcomeSign.Kind kind = kind(CustomerSign.of(ask.text(), earlier), last, ask, transcript);
      if (kind != null) {
        signs.add(new OutcomeSign(kind, ask.index()));
      }
      earlier.add(ask.text());
    }
    transcript
        .firstOf(Role.AGENT)
        .ifPresent(
            turn -> signs.add(new OutcomeSign(OutcomeSign.Kind.HUMAN_TOOK_OVER, turn.index())));
    signs.sort(Comparator.comparingInt(OutcomeSign::turnIndex));
    return signs;
  }

  /// Contentment counts in the last turn only: thanks on the way are manners.
  private static OutcomeSign.@Nullable Kind kind(
      CustomerSign sign, boolean last, Turn ask, Transcript transcript) {
    return switch (sign) {
      case CONFIRMS -> last ? OutcomeSign.Kind.CONFIRMS : null;
      case ACKNOWLEDGES -> last ? OutcomeSign.Kind.ACKNOWLEDGES : null;
      case REJECTS -> OutcomeSign.Kind.REJECTS;
      case ASKS_FOR_HUMAN -> OutcomeSign.Kind.ASKS_FOR_HUMAN;
      case REPEATS -> OutcomeSign.Kind.REPEATS_ASK;
      case CONTINUES ->
          last && transcript.turns().getLast().equals(ask) ? OutcomeSign.Kind.UNANSWERED : null;
    };
  }
}
