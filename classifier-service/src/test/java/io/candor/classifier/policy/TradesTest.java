package io.candor.classifier.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.classifier.embedding.ShippedModel;
import java.io.IOException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Statements of airlines, telephone companies, banks, shops, insurers, hotels and software, in
/// words that no rule was made of: kinds of the workspace's own, prices of nothing, short answers.
class TradesTest {
  @Test
  void statementsOfManyTrades_areReadRight() throws IOException {
    assertThat(read(policy -> new PolicyCheck(policy, SentenceVectors.NONE)).faults()).isEmpty();
  }

  @Test
  void statementsOfManyTrades_areReadRight_byTheirMeaningToo() throws IOException {
    SentenceVectors vectors = StatementList.vectors(ShippedModel.shared());

    StatementResult result = read(policy -> new PolicyCheck(policy, vectors));

    assertThat(result.recall()).as(result.toString()).isGreaterThan(0.95); // 70 of 71
    assertThat(result.precision()).as(result.toString()).isGreaterThan(0.92); // 70 of 75
  }

  private static StatementResult read(Function<Policy, PolicyCheck> check) throws IOException {
    StatementResult result = new StatementResult();
    result.measure(StatementList.lines("statements-trades.txt"), check, StatementList.policies());
    return result;
  }
}
