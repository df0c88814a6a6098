package io.candor.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candor.classifier.v1.Record;
import io.candor.ingest.v1.CreateErasureRequest;
import io.candor.ingest.v1.Erasure;
import io.candor.ingest.v1.Event;
import io.candor.ingest.v1.EventResult;
import io.candor.ingest.v1.GetAccountRequest;
import io.candor.ingest.v1.GetConversationRequest;
import io.candor.ingest.v1.GetErasureRequest;
import io.candor.ingest.v1.ListAccountsRequest;
import io.candor.ingest.v1.ListErasuresRequest;
import io.candor.kit.jdbc.WorkspaceTransactions;
import io.grpc.StatusRuntimeException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Who is erased leaves no words in this service, whenever they were written.
class ErasureIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String WORDS = "quetzal feather";

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
  void customer_isForgottenWithEverythingTheyWrote_andNobodyElse() {
    ingest.write("forget", events("cu-1", "a"));
    ingest.write("forget", events("cu-2", "b"));
    IngestDatabase.awaitDrained(ingest, "forget");
    assertThat(traces("forget", WORDS + " a")).isPositive();

    Erasure erasure = erase("forget", "cu-1");

    assertThat(erasure.getFoundCount()).isEqualTo(2); // the conversation and the feedback
    assertThat(erasure.getErasedCount()).isEqualTo(2);
    assertThat(erasure.getDeliveredCount()).isEqualTo(2);
    assertThat(erasure.toString()).doesNotContain("cu-1");
    assertThat(traces("forget", WORDS + " a")).isZero();
    assertThat(traces("forget", "cu-1")).isZero();
    assertThat(traces("forget", WORDS + " b")).isPositive();
    Record told = record("forget", "conversations/conv-a");
    assertThat(told.hasErased()).isTrue();
    assertThat(told.getRevision()).isGreaterThan(1);
    assertThat(record("forget", "feedback/fb-a").hasErased()).isTrue();
    assertThat(record("forget", "conversations/conv-b").hasConversation()).isTrue();
    assertThatThrownBy(() -> conversation("forget", "conv-a"))
        .isInstanceOf(StatusRuntimeException.class)
        .hasMessageContaining("NOT_FOUND");
  }

  @Test
  void whatComesLater_isForgottenAsItComes() {
    ingest.write("late", events("cu-1", "a"));
    IngestDatabase.awaitDrained(ingest, "late");
    erase("late", "cu-1");

    // Sent again by the producer, told late, and a conversation that nobody knew of.
    ingest.write("late", events("cu-1", "a"));
    ingest.write("late", List.of(turn("conv-a", 2), turn("conv-new", 2)));
    ingest.write("late", events("cu-1", "new"));
    IngestDatabase.awaitDrained(ingest, "late");

    assertThat(traces("late", WORDS)).isZero();
    assertThat(record("late", "conversations/conv-a").hasErased()).isTrue();
    assertThat(record("late", "conversations/conv-new").hasErased()).isTrue();
  }

  @Test
  void whatIsBeingWritten_whileItIsErased_isForgottenToo() throws Exception {
    List<Future<List<EventResult>>> writes = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
      for (int i = 0; i < 60; i++) {
        String id = "n" + i;
        writes.add(executor.submit(() -> ingest.write("racing", events("cu-1", id))));
        if (i == 30) {
          erase("racing", "cu-1");
        }
      }
    }
    for (Future<List<EventResult>> write : writes) {
      assertThat(write.get())
          .allMatch(result -> result.getOutcome() == EventResult.Outcome.ACCEPTED);
    }
    IngestDatabase.awaitDrained(ingest, "racing");
    erase("racing", "cu-1");

    assertThat(traces("racing", WORDS)).isZero();
    assertThat(ingest.next().records().values())
        .filteredOn(record -> record.getName().startsWith("workspaces/racing/conversations/"))
        .hasSize(60)
        .allMatch(Record::hasErased);
  }

  @Test
  void account_isForgottenWithItsConversations() {
    ingest.write("org", events("cu-1", "a"));
    ingest.write(
        "org",
        List.of(
            JsonEvents.of(
                "{'eventId':'acc','account':{'accountId':'acc-1','name':'Quillon Ltd'}}"
                    .replace('\'', '"'))));
    IngestDatabase.awaitDrained(ingest, "org");

    CreateErasureRequest request =
        request("org").setAccountId("acc-1").setReason("contract ended").build();
    Erasure first = ingest.erasures().createErasure(request).getErasure();
    Erasure again = ingest.erasures().createErasure(request).getErasure();
    Erasure done = awaitDone(first.getName());

    assertThat(again.getName()).isEqualTo(first.getName());
    assertThat(done.getSubjectKind()).isEqualTo(Erasure.SubjectKind.ACCOUNT);
    assertThat(done.getFoundCount()).isEqualTo(3);
    assertThat(traces("org", "Quillon")).isZero();
    assertThat(traces("org", WORDS)).isZero();
    assertThat(record("org", "accounts/acc-1").hasErased()).isTrue();
    assertThat(
            ingest
                .accounts()
                .listAccounts(ListAccountsRequest.newBuilder().setParent("workspaces/org").build())
                .getAccountsList())
        .isEmpty();
    assertThatThrownBy(
            () ->
                ingest
                    .accounts()
                    .getAccount(
                        GetAccountRequest.newBuilder()
                            .setName("workspaces/org/accounts/acc-1")
                            .build()))
        .hasMessageContaining("NOT_FOUND");
    assertThat(
            ingest
                .erasures()
                .listErasures(ListErasuresRequest.newBuilder().setParent("workspaces/org").build())
                .getErasuresList())
        .containsExactly(done);
  }

  @Test
  void unknownErasure_isNotFound() {
    assertThatThrownBy(() -> get("workspaces/forget/erasures/none"))
        .hasMessageContaining("NOT_FOUND");
  }

  @Test
  void erasureWithoutASubjectOrAReason_isRefused() {
    assertThatThrownBy(() -> ingest.erasures().createErasure(request("forget").build()))
        .hasMessageContaining("INVALID_ARGUMENT");
    assertThatThrownBy(
            () ->
                ingest
                    .erasures()
                    .createErasure(request("forget").setCustomerId("cu-1").clearReason().build()))
        .hasMessageContaining("INVALID_ARGUMENT");
  }

  private static List<Event> events(String customer, String id) {
    String conversation =
        """
        {"eventId":"c-%id","conversation":{"conversationId":"conv-%id","accountId":"acc-1",
         "customerId":"%customer","openTime":"2026-03-12T10:00:00Z","closeTime":"2026-03-12T10:09:00Z",
         "turns":[{"index":0,"role":"CUSTOMER","text":"%words %id","time":"2026-03-12T10:00:00Z"}]}}
        """;
    String survey =
        """
        {"eventId":"s-%id","survey":{"surveyId":"sv-%id","conversationId":"conv-%id",
         "kind":"RESOLUTION","rating":2,"verbatim":"%words %id","answerTime":"2026-03-12T10:11:00Z"}}
        """;
    String feedback =
        """
        {"eventId":"f-%id","feedback":{"feedbackId":"fb-%id","source":"APP_REVIEW","rating":1,
         "accountId":"acc-1","customerId":"%customer","verbatim":"%words %id",
         "time":"2026-03-12T18:00:00Z"}}
        """;
    return List.of(conversation, survey, feedback).stream()
        .map(json -> json.replace("%id", id).replace("%words", WORDS))
        .map(json -> json.replace("%customer", customer))
        .map(JsonEvents::of)
        .toList();
  }

  private static Event turn(String conversation, int index) {
    return JsonEvents.of(
        """
        {"eventId":"t-%1$s-%2$d","turn":{"conversationId":"%1$s","index":%2$d,"role":"CUSTOMER",
         "text":"%3$s again","time":"2026-03-12T10:05:00Z"}}
        """
            .formatted(conversation, index, WORDS));
  }

  private static CreateErasureRequest.Builder request(String workspace) {
    return CreateErasureRequest.newBuilder()
        .setParent("workspaces/" + workspace)
        .setActor("dpo@example.com")
        .setReason("request 17");
  }

  private static Erasure erase(String workspace, String customer) {
    Erasure created =
        ingest
            .erasures()
            .createErasure(request(workspace).setCustomerId(customer).build())
            .getErasure();
    return awaitDone(created.getName());
  }

  private static Erasure awaitDone(String name) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Erasure erasure = get(name);
    while (erasure.getState() != Erasure.State.DONE) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not done: " + erasure);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      erasure = get(name);
    }
    return erasure;
  }

  private static Erasure get(String name) {
    return ingest
        .erasures()
        .getErasure(GetErasureRequest.newBuilder().setName(name).build())
        .getErasure();
  }

  private static Record record(String workspace, String key) {
    Record record = ingest.next().records().get("workspaces/" + workspace + "/" + key);
    if (record == null) {
      throw new AssertionError("no record " + key);
    }
    return record;
  }

  private static void conversation(String workspace, String id) {
    ingest
        .conversations()
        .getConversation(
            GetConversationRequest.newBuilder()
                .setName("workspaces/" + workspace + "/conversations/" + id)
                .build());
  }

  /// Rows of all tables that hold words or ids in which a text stands.
  private static long traces(String workspace, String text) {
    return ingest
        .service()
        .context()
        .getBean(WorkspaceTransactions.class)
        .read(
            workspace,
            connection -> {
              long found = 0;
              for (String table : List.of("event", "aggregate", "outbox", "erasure")) {
                try (PreparedStatement statement =
                    connection.prepareStatement(
                        "select count(*) from "
                            + table
                            + " as t where position(convert_to(?, 'UTF8') in "
                            + column(table)
                            + ") > 0")) {
                  statement.setString(1, text);
                  try (ResultSet rows = statement.executeQuery()) {
                    rows.next();
                    found += rows.getLong(1);
                  }
                }
              }
              return found;
            });
  }

  private static String column(String table) {
    return switch (table) {
      case "event" -> "body";
      case "aggregate" -> "snapshot";
      case "outbox" -> "payload";
      default -> "convert_to(t::text, 'UTF8')";
    };
  }
}
