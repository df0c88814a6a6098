package io.candor.ingest.conversation;

import io.candor.ingest.report.Channel;
import io.candor.ingest.report.ClosureReport;
import io.candor.ingest.report.ConversationReport;
import io.candor.ingest.report.Event;
import io.candor.ingest.report.HandoffReport;
import io.candor.ingest.report.Latest;
import io.candor.ingest.report.Latest.Source;
import io.candor.ingest.report.Outcome;
import io.candor.ingest.report.SurveyReport;
import io.candor.ingest.report.ToolCallReport;
import io.candor.ingest.report.Turn;
import io.candor.ingest.report.TurnReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Computes the state of a conversation from its events: a pure function of the set, whatever order
/// they came in. One instance folds one conversation once.
public final class ConversationFold {

  private final Latest<Instant> openTime = new Latest<>();
  private final Latest<Instant> snapshotClose = new Latest<>();
  private final Latest<Instant> closure = new Latest<>();
  private final Latest<Channel> channel = new Latest<>();
  private final Latest<String> deploymentId = new Latest<>();
  private final Latest<String> botVersion = new Latest<>();
  private final Latest<String> accountId = new Latest<>();
  private final Latest<String> customerId = new Latest<>();
  private final Latest<String> archetype = new Latest<>();
  private final Latest<String> productArea = new Latest<>();
  private final Latest<Outcome> outcome = new Latest<>();
  private final Latest<Boolean> attempted = new Latest<>();
  private final Latest<String> ticketId = new Latest<>();
  private final Latest<Double> intentConfidence = new Latest<>();
  private final Latest<Duration> agentHandleTime = new Latest<>();
  private final TurnsFold turns = new TurnsFold();
  private final ToolCallsFold toolCalls = new ToolCallsFold();
  private final HandoffFold handoff = new HandoffFold();
  private final SurveysFold surveys = new SurveysFold();

  private ConversationFold() {}

  /// The state of a conversation.
  ///
  /// @param events every accepted event about the conversation, and every event about its surveys
  ///     even if it names another conversation; in any order
  /// @param timeOuts after how much silence a conversation counts as closed
  /// @param now decides only whether an unclosed conversation is past its time-out
  /// @return empty while no snapshot has come: turns and surveys alone wait for one
  public static Optional<Conversation> fold(
      String conversationId, Collection<Event> events, TimeOuts timeOuts, Instant now) {
    ConversationFold fold = new ConversationFold();
    events.stream().sorted(Comparator.comparing(Event::precedence)).forEach(fold::take);
    return Optional.ofNullable(fold.state(conversationId, timeOuts, now));
  }

  private void take(Event event) {
    switch (event.report()) {
      case ConversationReport snapshot -> take(snapshot);
      case TurnReport report -> turns.take(report.turn(), Source.OTHER);
      case ToolCallReport report -> toolCalls.take(List.of(report.toolCall()), Source.OTHER);
      case HandoffReport report -> handoff.take(report.handoff(), Source.OTHER);
      case ClosureReport report -> take(report);
      case SurveyReport report -> surveys.take(report);
      default ->
          throw new IllegalArgumentException(
              "Not about a conversation: " + event.report().subject().kind());
    }
  }

  private void take(ConversationReport snapshot) {
    Source source = snapshot.closed() ? Source.CLOSED_SNAPSHOT : Source.OPEN_SNAPSHOT;
    openTime.offer(snapshot.openTime(), source);
    snapshotClose.offer(snapshot.closeTime(), source);
    channel.offer(snapshot.channel(), source);
    deploymentId.offer(snapshot.deploymentId(), source);
    botVersion.offer(snapshot.botVersion(), source);
    accountId.offer(snapshot.accountId(), source);
    customerId.offer(snapshot.customerId(), source);
    archetype.offer(snapshot.archetype(), source);
    productArea.offer(snapshot.productArea(), source);
    outcome.offer(snapshot.outcome(), source);
    attempted.offer(snapshot.attempted(), source);
    ticketId.offer(snapshot.ticketId(), source);
    intentConfidence.offer(snapshot.intentConfidence(), source);
    agentHandleTime.offer(snapshot.agentHandleTime(), source);
    snapshot.turns().forEach(turn -> turns.take(turn, source));
    toolCalls.take(snapshot.toolCalls(), source);
    if (snapshot.handoff() != null) {
      handoff.take(snapshot.handoff(), source);
    }
  }

  private void take(ClosureReport report) {
    closure.offer(report.time());
    outcome.offer(report.outcome());
    ticketId.offer(report.ticketId());
    agentHandleTime.offer(report.agentHandleTime());
  }

  private @Nullable Conversation state(String conversationId, TimeOuts timeOuts, Instant now) {
    Instant opened = openTime.value();
    if (opened == null) {
      return null;
    }
    List<Turn> said = turns.state();
    Close close =
        CloseRule.close(
            opened,
            snapshotClose.value(),
            closure.value(),
            said,
            timeOuts.of(channel.value()),
            now);
    return new Conversation(
        conversationId,
        opened,
        close,
        channel.value(),
        deploymentId.value(),
        botVersion.value(),
        accountId.value(),
        customerId.value(),
        archetype.value(),
        productArea.value(),
        outcome.value(),
        attempted.value(),
        ticketId.value(),
        intentConfidence.value(),
        agentHandleTime.value(),
        said,
        toolCalls.state(),
        handoff.state(),
        surveys.state(conversationId));
  }
}
