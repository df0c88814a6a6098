package io.candor.metrics.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class JdbcAmountsTest {

  @Test
  void amounts_areReadAsTheyWereWritten() {
    Map<String, Long> amounts = Map.of("EUR", -5L, "USD", 1_822_390_000L);
    assertThat(JdbcAmounts.parse(JdbcAmounts.format(amounts))).isEqualTo(amounts);
    assertThat(JdbcAmounts.format(Map.of())).isEqualTo("{}");
    assertThat(JdbcAmounts.parse("{}")).isEmpty();
  }

  @Test
  void postgresWritesASpaceOrNone() {
    assertThat(JdbcAmounts.parse("{\"USD\":1, \"EUR\": 2}"))
        .isEqualTo(Map.of("USD", 1L, "EUR", 2L));
  }
}
