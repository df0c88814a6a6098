package io.candor.classifier.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.classifier.embedding.Embedder;
import io.candor.classifier.embedding.ShippedModel;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Statements of bots of many trades: lists that rules and models were made with, and two that none
/// was made with. The floors lie a little below what was measured.
class UnseenStatementsTest {
  private static final Embedder EMBEDDER = ShippedModel.shared();
  private static SentenceVectors vectors;

  @BeforeAll
  static void open() throws IOException {
    vectors = StatementList.vectors(EMBEDDER);
  }

  @Test
  void statementsThatRulesWereMadeWith_areTold() throws IOException {
    StatementResult result = measure("statements-development.txt", vectors);

    assertThat(result.recall()).as(result.toString()).isGreaterThan(0.92); // 367 of 388
    assertThat(result.precision()).as(result.toString()).isGreaterThan(0.94); // 367 of 384
  }

  @Test
  void statementsThatNoRuleWasMadeWith_areToldMostly() throws IOException {
    StatementResult result = measure("statements-held-out.txt", vectors);

    // The lines that are wrong stay out of the message: whoever mends rules is not to see them.
    assertThat(result.recall()).isGreaterThan(0.8); // 286 of 344
    assertThat(result.precision()).isGreaterThan(0.92); // 286 of 302
  }

  @Test
  void whatBotsSayInChats_isToldWhereNoRuleWasMadeWithIt() throws IOException {
    StatementResult result =
        measure(
            "statements-chats-held-out.txt",
            vectors,
            StatementList.policies("statement-policies-held-out.txt"));

    assertThat(result.recall()).isGreaterThan(0.91); // 284 of 305
    assertThat(result.precision()).isGreaterThan(0.9); // 284 of 309
  }

  @Test
  void withoutMeanings_theWordsStillTellMost() throws IOException {
    StatementResult result = measure("statements-development.txt", SentenceVectors.NONE);

    assertThat(result.recall()).as(result.toString()).isGreaterThan(0.48); // 198 of 388
  }

  private static StatementResult measure(String list, SentenceVectors vectors) throws IOException {
    return measure(list, vectors, StatementList.policies());
  }

  private static StatementResult measure(
      String list, SentenceVectors vectors, Map<String, Policy> policies) throws IOException {
    StatementResult result = new StatementResult();
    result.measure(StatementList.lines(list), policy -> new PolicyCheck(policy, vectors), policies);
    return result;
  }
}
