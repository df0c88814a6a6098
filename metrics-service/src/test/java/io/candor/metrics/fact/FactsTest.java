package io.candor.metrics.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FactsTest {

  @Test
  void refusedFact_doesNotHoldBackTheOthers() {
    List<Fact> facts = IntStream.range(0, 9).mapToObj(FactsTest::release).toList();
    List<Fact> written = new ArrayList<>();
    FactStore store =
        (workspace, batch) -> {
          if (batch.contains(facts.get(4))) {
            throw new FactRefusedException(new IllegalStateException("too large"));
          }
          written.addAll(batch);
        };
    List<String> heard = new ArrayList<>();

    List<Fact> refused = new Facts(store, List.of(heard::add)).write("acme", facts);

    assertThat(refused).containsExactly(facts.get(4));
    assertThat(written).hasSize(8).doesNotContain(facts.get(4));
    assertThat(heard).containsExactly("acme");
  }

  private static Fact release(int number) {
    return new Fact.OfRelease(new Release("r-" + number, 1, "area", "", Instant.EPOCH));
  }
}
