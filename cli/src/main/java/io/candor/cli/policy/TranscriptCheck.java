package io.candor.cli.policy;

import io.candor.classifier.v1.Assertion.PolicyClass;
import io.candor.classifier.v1.CheckConversationResponse;
import io.candor.classifier.v1.ConversationCheck;
import io.candor.classifier.v1.StatementIncident;
import io.candor.cli.terminal.Ink;
import io.candor.ingest.v1.AccountState;
import io.candor.ingest.v1.Conversation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What the checks found in the conversations of a file, all together.
///
/// @param conversationCount conversations that were checked
/// @param response all that was found; every incident names its conversation and its severity
public record TranscriptCheck(long conversationCount, CheckConversationResponse response) {
  /// Checks one conversation.
  @FunctionalInterface
  public interface Checker {
    /// @param account what is known of the customer
    ConversationCheck check(Conversation conversation, AccountState account) throws IOException;
  }

  /// Checks every conversation of a file.
  ///
  /// @param regulated whether class 02 is a P0
  public static TranscriptCheck of(
      ConversationFile conversations, Checker checker, boolean regulated) throws IOException {
    ConversationCheck.Builder all = ConversationCheck.newBuilder();
    long count = 0;
    for (Conversation conversation : conversations.conversations()) {
      ConversationCheck check =
          checker.check(conversation, conversations.account(conversation.getAccountId()));
      String id = conversation.getConversationId();
      for (StatementIncident incident : check.getIncidentsList()) {
        all.addIncidents(rated(incident, regulated).setConversationId(id));
      }
      check
          .getUncoveredList()
          .forEach(each -> all.addUncovered(each.toBuilder().setConversation(id)));
      all.addAllPromises(check.getPromisesList())
          .setStatementCount(all.getStatementCount() + check.getStatementCount())
          .setClaimCount(all.getClaimCount() + check.getClaimCount())
          .setUngroundedStatementCount(
              all.getUngroundedStatementCount() + check.getUngroundedStatementCount());
      count++;
    }
    return new TranscriptCheck(count, CheckConversationResponse.newBuilder().setCheck(all).build());
  }

  private static StatementIncident.Builder rated(StatementIncident incident, boolean regulated) {
    boolean urgent =
        incident.getPolicyClass() == PolicyClass.REFUND_AND_PRICING
            || (regulated && incident.getPolicyClass() == PolicyClass.WARRANTY_AND_SERVICE_LEVEL);
    return urgent
        ? incident.toBuilder().setSeverity(StatementIncident.Severity.P0)
        : incident.toBuilder();
  }

  /// How many incidents need somebody at once.
  public long urgentCount() {
    return response.getCheck().getIncidentsList().stream().filter(TranscriptCheck::isP0).count();
  }

  private static boolean isP0(StatementIncident incident) {
    return incident.getSeverity() == StatementIncident.Severity.P0;
  }

  /// The findings and their sum, for people.
  public List<String> lines(Ink ink) {
    ConversationCheck all = response.getCheck();
    List<String> lines = new ArrayList<>();
    all.getIncidentsList().forEach(incident -> lines.add(line(incident, ink)));
    lines.add(
        "%,d conversations, %,d statements, %,d claims: %,d incidents, %,d P0; %,d not covered"
            .formatted(
                conversationCount,
                all.getStatementCount(),
                all.getClaimCount(),
                all.getIncidentsCount(),
                urgentCount(),
                all.getUncoveredCount()));
    return lines;
  }

  private static String line(StatementIncident incident, Ink ink) {
    String head =
        "class %s %s turn %d"
            .formatted(
                PolicyView.code(incident.getPolicyClass()),
                incident.getConversationId(),
                incident.getTurnIndex());
    return "%s: \"%s\" says %s; %s: %s"
        .formatted(
            isP0(incident) ? ink.bad(head) : head,
            incident.getSentence().replaceAll("\\p{Cntrl}", " "),
            incident.getSaid(),
            incident.getAssertionId(),
            incident.getAsserted());
  }
}
