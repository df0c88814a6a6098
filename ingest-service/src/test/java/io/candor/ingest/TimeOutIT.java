package io.candor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.classifier.v1.Record;
import io.candor.ingest.event.ValueProtos;
import io.candor.ingest.v1.Conversation;
import io.candor.ingest.v1.GetConversationRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TimeOutIT {
  private static final Instant LAST_TURN = Instant.parse("2026-03-12T10:20:00Z");

  private static IngestFixture ingest;
  private static SettableClock clock;

  @BeforeAll
  static void start() {
    ingest =
        new IngestFixture(
            Map.of(
                "test.settable-clock", "true",
                "candor.ingest.fold.sweep-interval", "50ms",
                "candor.ingest.close-after.channels.email", "72h"));
    clock = ingest.service().context().getBean(SettableClock.class);
  }

  @AfterAll
  static void stop() {
    ingest.close();
  }

  @Test
  void silence_closesByTheSweepAtTheDueTime() throws InterruptedException {
    clock.set(LAST_TURN);
    write("swept", "c", "CHAT");
    write("swept", "slow", "EMAIL");
    ingest.next().await("both are told as open", () -> isTold("c") && isTold("slow"));
    assertThat(told("c").hasCloseTime()).isFalse();

    clock.set(LAST_TURN.plus(Duration.ofHours(30)));

    ingest.next().await("the silent chat is told as closed", () -> told("c").hasCloseTime());
    assertThat(ValueProtos.instant(told("c").getCloseTime()))
        .isEqualTo(LAST_TURN.plus(Duration.ofHours(24)));
    assertThat(told("c").getCloseSource()).isEqualTo(Conversation.CloseSource.TIME_OUT);
    assertThat(told("slow").hasCloseTime()).as("e-mail has 72 h").isFalse();
  }

  @Test
  void reader_seesTheCloseBeforeTheSweepDoes() {
    clock.set(LAST_TURN);
    write("read", "c", "CHAT");
    assertThat(read().hasCloseTime()).isFalse();

    clock.set(LAST_TURN.plus(Duration.ofHours(24)));

    assertThat(read().hasCloseTime()).isTrue();
  }

  private static Conversation read() {
    return ingest
        .conversations()
        .getConversation(
            GetConversationRequest.newBuilder().setName("workspaces/read/conversations/c").build())
        .getConversation();
  }

  private static void write(String workspace, String id, String channel) {
    ingest.write(
        workspace,
        List.of(
            JsonEvents.of(
                """
                {"eventId":"open-%s","conversation":{"conversationId":"%s","channel":"%s",
                 "openTime":"2026-03-12T10:00:00Z","turns":[{"index":0,"role":"CUSTOMER",
                 "text":"hello","time":"2026-03-12T10:20:00Z"}]}}\
                """
                    .formatted(id, id, channel))));
  }

  private static boolean isTold(String id) {
    return ingest.next().records().containsKey("workspaces/swept/conversations/" + id);
  }

  private static Conversation told(String id) {
    Record record = ingest.next().records().get("workspaces/swept/conversations/" + id);
    return record == null ? Conversation.getDefaultInstance() : record.getConversation();
  }
}
