package io.candor.classifier.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.candor.classifier.embedding.Embedder;
import io.candor.classifier.embedding.ShippedModel;
import io.candor.classifier.labelling.RuleHead;
import io.candor.classifier.policy.PairingTraining.Sample;
import io.candor.classifier.policy.StatementList.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The models of what statements are about and of which sentences state a rule, by trades that they
/// have not seen.
class PairingModelTest {
  private static final Path TRAINED = Path.of("target", AssertionChoice.MODEL);
  private static final Path TRAINED_HEAD = Path.of("target", "rule-head.txt");

  private static List<Line> lines = List.of();
  private static List<Sample> samples = List.of();
  private static Map<String, Policy> policies = Map.of();
  private static final Embedder EMBEDDER = ShippedModel.shared();
  private static RuleTraining rules;

  @BeforeAll
  static void read() throws IOException {
    policies = StatementList.policies();
    List<Line> all = new ArrayList<>();
    for (String list : StatementList.LEARNED) {
      all.addAll(StatementList.lines(list));
    }
    lines = List.copyOf(all);
    rules = new RuleTraining(lines, texts -> EMBEDDER.embed(texts, Embedder.Urgency.BACKGROUND));
    samples = PairingTraining.samples(policies, lines, rules);
  }

  @Test
  void wrongStatementsOfOtherTrades_areTold() {
    StatementResult result = new StatementResult();
    for (int part = 0; part < RuleTraining.PARTS; part++) {
      int held = part;
      SignModel<Pairing, PairingSign> model =
          PairingTraining.train(
              samples.stream().filter(each -> rules.part(each.line().trade()) != held).toList());
      result.measure(
          lines.stream().filter(each -> rules.part(each.trade()) == held).toList(),
          policy -> new PolicyCheck(policy, rules.without(held), model),
          policies);
    }

    assertThat(result.recall()).as(result.toString()).isGreaterThan(0.9); // 1,452 of 1,565
    // One line in ten of the lists is made to be mistaken for a rule.
    assertThat(result.precision()).as(result.toString()).isGreaterThan(0.88); // 1,452 of 1,624
  }

  /// Otherwise nobody could say where the weights come from.
  @Test
  void shippedModel_isTheOneThatIsLearned() throws IOException {
    String trained =
        PairingTraining.train(samples)
            .toFile("Written by PairingModelTest from the lists of statements");
    Files.writeString(TRAINED, trained);

    assertThat(SignModel.shipped(PairingSign.class, AssertionChoice.MODEL).toFile(""))
        .as("copy %s", TRAINED)
        .isEqualTo("# " + trained.substring(trained.indexOf('\n')));
  }

  @Test
  void shippedHead_isTheOneThatIsLearned() throws IOException {
    RuleHead trained = rules.all();
    Files.writeString(
        TRAINED_HEAD,
        trained.toFile(
            List.of(
                "Rule or case, over bge-small-en-v1.5 (int8); written by PairingModelTest.",
                "version, classes, temperature, centre, one row of weights per class")));
    RuleHead shipped = RuleHead.load();

    assertThat(lines)
        .flatExtracting(RuleTraining::sentences)
        .as("copy %s", TRAINED_HEAD)
        .allSatisfy(
            sentence -> {
              float[] vector =
                  EMBEDDER
                      .embed(List.of((String) sentence), Embedder.Urgency.BACKGROUND)
                      .getFirst();
              assertThat(shipped.odds(vector)).isCloseTo(trained.odds(vector), within(0.01));
            });
  }
}
