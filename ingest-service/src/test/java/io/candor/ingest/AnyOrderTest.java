package io.candor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.ingest.account.AccountFold;
import io.candor.ingest.conversation.ConversationFold;
import io.candor.ingest.conversation.TimeOuts;
import io.candor.ingest.deployment.DeploymentFold;
import io.candor.ingest.feedback.FeedbackFold;
import io.candor.ingest.release.ReleaseFold;
import io.candor.ingest.report.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Any order, any repetition, same state: on thousands of random sets per kind.
class AnyOrderTest {

  private static final int TRIES = 2_000;
  private static final Instant NOW = Instant.parse("2026-03-20T00:00:00Z");

  @Test
  void conversation() {
    check(
        (events, count) -> events.conversation("c", count),
        events -> ConversationFold.fold("c", events, TimeOuts.DEFAULT, NOW));
  }

  @Test
  void account() {
    check((events, count) -> events.account("a", count), events -> AccountFold.fold("a", events));
  }

  @Test
  void deployment() {
    check(
        (events, count) -> events.deployment("d", count),
        events -> DeploymentFold.fold("d", events));
  }

  @Test
  void release() {
    check((events, count) -> events.release("r", count), events -> ReleaseFold.fold("r", events));
  }

  @Test
  void feedback() {
    check((events, count) -> events.feedback("f", count), events -> FeedbackFold.fold("f", events));
  }

  /// Events arrive one by one in two orders with repeats, are kept by id, and the state is computed
  /// after every partial batch, as the service does; the last states must be equal.
  private static void check(
      BiFunction<RandomEvents, Integer, List<Event>> make, Function<List<Event>, Object> fold) {
    for (int seed = 0; seed < TRIES; seed++) {
      Random random = new Random(seed);
      RandomEvents events = new RandomEvents(random);
      List<Event> set = make.apply(events, 1 + random.nextInt(12));
      Object expected = fold.apply(set);

      Map<String, Event> accepted = new LinkedHashMap<>();
      Object state = expected;
      for (Event event : events.shuffled(set)) {
        accepted.putIfAbsent(event.eventId(), event);
        if (random.nextInt(3) == 0) {
          state = fold.apply(new ArrayList<>(accepted.values()));
        }
      }
      state = fold.apply(new ArrayList<>(accepted.values()));

      assertThat(state).as("seed %d", seed).isEqualTo(expected);
    }
  }
}
