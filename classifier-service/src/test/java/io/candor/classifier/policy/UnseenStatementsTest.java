package io.candor.classifier.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.classifier.embedding.Embedders;
import io.candor.classifier.embedding.EmbeddingConfig;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Statements of bots of many trades: lists that rules and models were made with, and one that none
/// was made with. The floors lie a little below what was measured.
class UnseenStatementsTest {
  private static Embedders.Closeable embedder;
  private static SentenceVectors vectors;

  @BeforeAll
  static void open() throws IOException {
    embedder = Embedders.open(EmbeddingConfig.defaults());
    vectors = StatementList.vectors(embedder);
  }

  @AfterAll
  static void close() {
    embedder.close();
  }

  @Test
  void statementsThatRulesWereMadeWith_areTold() throws IOException {
    StatementResult result = measure("statements-development.txt", vectors);

    assertThat(result.recall()).as(result.toString()).isGreaterThan(0.92); // 361 of 388
    assertThat(result.precision()).as(result.toString()).isGreaterThan(0.96); // 361 of 372
  }

  @Test
  void statementsThatNoRuleWasMadeWith_areToldMostly() throws IOException {
    StatementResult result = measure("statements-held-out.txt", vectors);

    // The lines that are wrong stay out of the message: whoever mends rules is not to see them.
    assertThat(result.recall()).isGreaterThan(0.8); // 280 of 344
    assertThat(result.precision()).isGreaterThan(0.92); // 280 of 299
  }

  @Test
  void withoutMeanings_theWordsStillTellMost() throws IOException {
    StatementResult result = measure("statements-development.txt", SentenceVectors.NONE);

    assertThat(result.recall()).as(result.toString()).isGreaterThan(0.48); // 198 of 388
  }

  private static StatementResult measure(String list, SentenceVectors vectors) throws IOException {
    StatementResult result = new StatementResult();
    result.measure(
        StatementList.lines(list),
        policy -> new PolicyCheck(policy, vectors),
        StatementList.policies());
    return result;
  }
}
