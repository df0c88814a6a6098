package io.candor.ingest;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.candor.classifier.v1.Record;
import io.candor.ingest.v1.Conversation;
import io.candor.ingest.v1.Event;
import io.candor.ingest.v1.EventResult;
import io.candor.ingest.v1.GetConversationRequest;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EventsToRecordsIT {
  private static IngestFixture ingest;

  @BeforeAll
  static void start() {
    ingest = new IngestFixture();
  }

  @AfterAll
  static void stop() {
    ingest.close();
  }

  @Test
  void everyKindOfEvent_reachesTheNextService() throws InterruptedException {
    List<Event> events = JsonEvents.ofResource("/every-kind.jsonl");

    List<EventResult> results = ingest.write("all", events);

    assertThat(results).allMatch(result -> result.getOutcome() == EventResult.Outcome.ACCEPTED);
    ingest
        .next()
        .await(
            "five records have arrived",
            () -> countOf("all") == 5 && surveys("all", "conv-9") == 1);
    Record record =
        requireNonNull(ingest.next().records().get("workspaces/all/conversations/conv-9"));
    Conversation told = record.getConversation();
    assertThat(told.getRevision()).isEqualTo(record.getRevision());
    assertThat(told.getTurnsCount()).isEqualTo(2);
    assertThat(told.getToolCallsCount()).isEqualTo(1);
    assertThat(told.getHandoff().getPacket().getCommitmentsList())
        .containsExactly("call back today");
    assertThat(told.getCloseSource()).isEqualTo(Conversation.CloseSource.SNAPSHOT);
    assertThat(told.getSurveys(0).getVerbatim()).isEqualTo("App kicks me out in a loop");
  }

  @Test
  void writer_readsItsOwnWrites() {
    List<Event> events = JsonEvents.ofResource("/every-kind.jsonl");
    ingest.write("own", events);

    Conversation read =
        ingest
            .conversations()
            .getConversation(
                GetConversationRequest.newBuilder()
                    .setName("workspaces/own/conversations/conv-9")
                    .build())
            .getConversation();

    assertThat(read.getSurveysCount()).isEqualTo(1);
    assertThat(read.getTurnsCount()).isEqualTo(2);
  }

  @Test
  void sameEventsAgain_areDuplicates() {
    List<Event> events = JsonEvents.ofResource("/every-kind.jsonl");
    ingest.write("again", events);

    List<EventResult> results = ingest.write("again", events);

    assertThat(results).allMatch(result -> result.getOutcome() == EventResult.Outcome.DUPLICATE);
  }

  private static long countOf(String workspace) {
    return ingest.next().records().keySet().stream()
        .filter(name -> name.startsWith("workspaces/" + workspace + "/"))
        .count();
  }

  private static int surveys(String workspace, String conversation) {
    Record record =
        ingest.next().records().get("workspaces/" + workspace + "/conversations/" + conversation);
    return record == null ? 0 : record.getConversation().getSurveysCount();
  }
}
