package io.candor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.classifier.v1.Record;
import io.candor.ingest.v1.Event;
import io.candor.ingest.v1.EventResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The same events in several orders, in batches of random sizes, some twice, from several writers
/// at the same time, while folds run: the last records are the same but for their revisions.
class EveryOrderIT {
  private static final int SEEDS = 6;
  private static final int WRITERS = 3;

  private static IngestFixture ingest;

  @BeforeAll
  static void start() {
    ingest = new IngestFixture(Map.of("candor.ingest.fold.batch", 7));
  }

  @AfterAll
  static void stop() {
    ingest.close();
  }

  @Test
  void lastRecords_doNotDependOnTheOrder() throws Exception {
    List<Event> events = events();
    ingest.write("order-reference", events);
    Map<String, Record> expected = settled("order-reference");
    assertThat(expected).hasSizeGreaterThan(60);

    for (int seed = 0; seed < SEEDS; seed++) {
      String workspace = "order-" + seed;
      writeShuffled(workspace, events, new Random(seed));
      assertThat(settled(workspace)).as("seed %d", seed).isEqualTo(expected);
    }
  }

  private static List<Event> events() {
    Random random = new Random(42);
    RandomEvents make = new RandomEvents(random);
    List<io.candor.ingest.report.Event> events = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      events.addAll(make.conversation("conv-" + i % 20, 8));
      events.addAll(make.account("acc-" + i % 20, 3));
      events.addAll(make.feedback("fb-" + i % 20, 3));
      events.addAll(make.release("rel-" + i % 5, 2));
      events.addAll(make.deployment("dep-" + i % 5, 2));
    }
    return events.stream().map(ReportProtos::toProto).toList();
  }

  private static void writeShuffled(String workspace, List<Event> events, Random random)
      throws Exception {
    List<Event> shuffled = new ArrayList<>(events);
    events.stream().filter(event -> random.nextInt(5) == 0).forEach(shuffled::add);
    Collections.shuffle(shuffled, random);
    List<Future<List<EventResult>>> calls = new ArrayList<>();
    try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
      int from = 0;
      while (from < shuffled.size()) {
        List<Event> batch =
            shuffled.subList(from, Math.min(shuffled.size(), from + 1 + random.nextInt(40)));
        calls.add(writers.submit(() -> ingest.write(workspace, batch)));
        from += batch.size();
      }
    }
    for (Future<List<EventResult>> call : calls) {
      assertThat(call.get()).allMatch(result -> result.getOutcome() != EventResult.Outcome.REFUSED);
    }
  }

  /// The records of a workspace without revision and workspace, once nothing waits.
  private static Map<String, Record> settled(String workspace) throws Exception {
    IngestDatabase.awaitDrained(ingest, workspace);
    Map<String, Record> records = new TreeMap<>();
    String prefix = "workspaces/" + workspace + "/";
    ingest
        .next()
        .records()
        .forEach(
            (name, record) -> {
              if (name.startsWith(prefix)) {
                String rest = name.substring(prefix.length());
                records.put(rest, ReportProtos.withoutRevision(record, rest));
              }
            });
    return records;
  }
}
