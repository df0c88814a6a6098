package io.candor.cli.conversation;

import com.google.protobuf.util.Timestamps;
import com.google.type.Money;
import io.candor.cli.Enums;
import io.candor.cli.terminal.Ink;
import io.candor.cli.terminal.Table;
import io.candor.cli.terminal.Table.Cell;
import io.candor.ingest.v1.Conversation;
import io.candor.ingest.v1.Handoff;
import io.candor.ingest.v1.Survey;
import io.candor.ingest.v1.ToolCall;
import io.candor.ingest.v1.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A conversation in the order in which it was held: head, turns, what was done, what the customer
/// said after.
final class ConversationView {
  private ConversationView() {}

  static List<String> lines(Conversation conversation, Ink ink) {
    List<String> lines = new ArrayList<>();
    lines.add(ink.bold("Conversation " + conversation.getConversationId()));
    lines.add(head(conversation));
    lines.add("");
    Table turns = new Table().text("TIME").text("WHO").text("WORDS");
    for (Turn turn : conversation.getTurnsList()) {
      turns.row(
          Cell.of(Timestamps.toString(turn.getTime())),
          new Cell(Enums.words(turn.getRole()), ConversationView::role),
          Cell.of(turn.getText()));
    }
    lines.addAll(turns.lines(ink));
    conversation.getToolCallsList().forEach(call -> lines.add(toolCall(call)));
    if (conversation.hasHandoff()) {
      lines.add(handoff(conversation.getHandoff()));
    }
    conversation.getSurveysList().forEach(survey -> lines.add(survey(survey)));
    return lines;
  }

  private static String head(Conversation conversation) {
    return Stream.of(
            Enums.words(conversation.getChannel()),
            conversation.getArchetype(),
            conversation.getOutcomeValue() == 0 ? "" : Enums.words(conversation.getOutcome()),
            labelled("account ", conversation.getAccountId()),
            labelled("bot ", conversation.getDeploymentId()),
            labelled("version ", conversation.getBotVersion()),
            labelled("ticket ", conversation.getTicketId()),
            conversation.hasCloseTime()
                ? "closed " + Timestamps.toString(conversation.getCloseTime())
                : "open")
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("  "));
  }

  private static String labelled(String label, String value) {
    return value.isEmpty() ? "" : label + value;
  }

  private static String role(Ink ink, String role) {
    return role.startsWith("bot") ? ink.bold(role) : role;
  }

  private static String toolCall(ToolCall call) {
    return "tool %s: %s%s"
        .formatted(
            call.getName(),
            Enums.words(call.getStatus()),
            call.hasAmount() ? " " + money(call.getAmount()) : "");
  }

  private static String handoff(Handoff handoff) {
    return "handed over: "
        + handoff.getReason()
        + (handoff.getAgentReportedContextLoss() ? " (agent had to ask again)" : "");
  }

  private static String survey(Survey survey) {
    return "%s survey: %.0f%s"
        .formatted(
            Enums.words(survey.getKind()),
            survey.getRating(),
            survey.getVerbatim().isEmpty() ? "" : "  \"" + plain(survey.getVerbatim()) + "\"");
  }

  private static String money(Money money) {
    return "%s %d.%02d"
        .formatted(
            money.getCurrencyCode(), money.getUnits(), Math.abs(money.getNanos() / 10_000_000));
  }

  private static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }
}
