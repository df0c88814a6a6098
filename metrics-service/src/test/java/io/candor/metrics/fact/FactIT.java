package io.candor.metrics.fact;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.Code;
import com.google.rpc.Status;
import io.candor.classifier.v1.QaReport;
import io.candor.kit.jdbc.WorkspaceTransactions;
import io.candor.metrics.counter.CounterDeltas;
import io.candor.metrics.testing.MetricsServer;
import io.candor.metrics.testing.RandomFacts;
import io.candor.metrics.v1.ConversationFact;
import io.candor.metrics.v1.Fact;
import io.candor.metrics.v1.VerifyCountersResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Facts and counters on a real database, over gRPC.
final class FactIT {
  private static final int CONVERSATIONS = 120;
  private static final String WEEK = "2026-W11";

  private static MetricsServer server;

  @BeforeAll
  static void start() {
    server = MetricsServer.start(Map.of());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void counters_equalARecount_afterEveryBatch() {
    List<Fact> facts = new RandomFacts("recount", 1).generate(CONVERSATIONS);
    Random random = new Random(2);
    int from = 0;
    while (from < facts.size()) {
      int to = Math.min(facts.size(), from + 1 + random.nextInt(60));
      assertThat(server.write("recount", facts.subList(from, to)))
          .extracting(Status::getCode)
          .containsOnly(Code.OK_VALUE);
      from = to;
      assertThat(server.verify("recount").getDifferencesList()).isEmpty();
    }
    VerifyCountersResponse last = server.verify("recount");
    assertThat(last.getFactCount()).isEqualTo(CONVERSATIONS + CONVERSATIONS / 4);
    assertThat(last.getCounterCount()).isGreaterThan(100);
  }

  @Test
  void counters_areTheSame_forEveryOrderAndRepetition() {
    for (int seed = 10; seed < 14; seed++) {
      String inOrder = "ordered-" + seed;
      String shuffled = "shuffled-" + seed;
      server.write(inOrder, new RandomFacts(inOrder, seed).generate(CONVERSATIONS));
      List<Fact> twice = new ArrayList<>(new RandomFacts(shuffled, seed).generate(CONVERSATIONS));
      twice.addAll(List.copyOf(twice));
      Collections.shuffle(twice, new Random(seed));
      server.write(shuffled, twice);

      assertThat(server.verify(shuffled).getDifferencesList()).isEmpty();
      assertSameCounters(server.counters(inOrder), server.counters(shuffled));
    }
  }

  @Test
  void counters_areTheSame_forOneFactAtATime() {
    server.write("together", new RandomFacts("together", 20).generate(CONVERSATIONS / 2));
    for (Fact fact : new RandomFacts("one-by-one", 20).generate(CONVERSATIONS / 2)) {
      server.write("one-by-one", List.of(fact));
    }

    assertThat(server.verify("one-by-one").getDifferencesList()).isEmpty();
    assertSameCounters(server.counters("together"), server.counters("one-by-one"));
  }

  @Test
  void concurrentBatches_leaveNoDeadlockAndNoDifference() throws Exception {
    List<Fact> facts = new ArrayList<>(new RandomFacts("crowd", 3).generate(CONVERSATIONS));
    Collections.shuffle(facts, new Random(4));
    server.write("alone", new RandomFacts("alone", 3).generate(CONVERSATIONS));
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Status>>> answers = new ArrayList<>();
      for (int from = 0; from < facts.size(); from += 15) {
        List<Fact> batch = facts.subList(from, Math.min(facts.size(), from + 15));
        answers.add(senders.submit(() -> server.write("crowd", batch)));
      }
      for (Future<List<Status>> answer : answers) {
        assertThat(answer.get()).extracting(Status::getCode).containsOnly(Code.OK_VALUE);
      }
    }
    assertThat(server.verify("crowd").getDifferencesList()).isEmpty();
    assertSameCounters(server.counters("alone"), server.counters("crowd"));
  }

  @Test
  void poison_isRefusedAlone() {
    List<Fact> facts = new ArrayList<>(new RandomFacts("poison", 5).generate(20));
    facts.add(
        3,
        Fact.newBuilder()
            .setName("workspaces/poison/conversations/bad")
            .setRevision(1)
            .setConversation(ConversationFact.getDefaultInstance())
            .build());
    facts.add(
        5, facts.get(0).toBuilder().setName("workspaces/other/conversations/foreign").build());

    List<Status> results = server.write("poison", facts);

    assertThat(results.get(3).getCode()).isEqualTo(Code.INVALID_ARGUMENT_VALUE);
    assertThat(results.get(5).getCode()).isEqualTo(Code.INVALID_ARGUMENT_VALUE);
    results.remove(5);
    results.remove(3);
    assertThat(results).extracting(Status::getCode).containsOnly(Code.OK_VALUE);
    assertThat(server.verify("poison").getDifferencesList()).isEmpty();
  }

  @Test
  void reviewedWeek_isKeptAsToldLast_whateverComesFirst() throws Exception {
    Fact second = week(2, 7);
    assertThat(server.write("reviewed", List.of(second, week(1, 3))))
        .extracting(Status::getCode)
        .containsOnly(Code.OK_VALUE);
    server.write("reviewed", List.of(week(1, 3)));
    Fact elsewhere =
        second.toBuilder().setName("workspaces/reviewed/qaWeeks/2026-W12").setRevision(3).build();
    assertThat(server.write("reviewed", List.of(elsewhere)))
        .extracting(Status::getCode)
        .containsExactly(Code.INVALID_ARGUMENT_VALUE);

    byte[] kept =
        server
            .bean(WorkspaceTransactions.class)
            .read(
                "reviewed",
                connection ->
                    new JdbcReferences(connection, "reviewed")
                        .qaWeek(WEEK)
                        .orElseThrow()
                        .content());
    assertThat(QaReport.parseFrom(kept)).isEqualTo(second.getQaWeek());
  }

  private static Fact week(long revision, long reviewed) {
    return Fact.newBuilder()
        .setName("workspaces/reviewed/qaWeeks/" + WEEK)
        .setRevision(revision)
        .setQaWeek(
            QaReport.newBuilder().setFromWeek(WEEK).setToWeek(WEEK).setReviewedCount(reviewed))
        .build();
  }

  private static void assertSameCounters(CounterDeltas one, CounterDeltas other) {
    assertThat(other.cells()).isEqualTo(one.cells()).isNotEmpty();
    assertThat(other.baselines()).isEqualTo(one.baselines()).isNotEmpty();
    assertThat(other.items()).isEqualTo(one.items()).isNotEmpty();
  }
}
