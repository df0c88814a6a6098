package io.candor.classifier.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.classifier.embedding.ShippedModel;
import io.candor.classifier.policy.DenialTraining.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The model of contradictions without a quantity, by trades that it has not seen.
class DenialModelTest {
  private static final Path TRAINED = Path.of("target", "denial-model.tsv");

  private static List<Sample> samples = List.of();

  @BeforeAll
  static void read() throws IOException {
    Map<String, Policy> policies = StatementList.policies();
    List<StatementList.Line> lines = new ArrayList<>();
    for (String list : StatementList.LEARNED) {
      lines.addAll(StatementList.lines(list));
    }
    SentenceVectors vectors = StatementList.vectors(ShippedModel.shared());
    samples = DenialTraining.samples(policies, lines, vectors);
  }

  @Test
  void contradictionsOfOtherTrades_areTold() {
    int right = 0;
    int found = 0;
    int all = 0;
    List<String> faults = new ArrayList<>();
    for (String trade : samples.stream().map(Sample::trade).collect(Collectors.toSet())) {
      SignModel<Denial, DenialSign> model =
          DenialTraining.train(samples.stream().filter(it -> !it.trade().equals(trade)).toList());
      for (Sample sample : samples.stream().filter(it -> it.trade().equals(trade)).toList()) {
        boolean told = model.probability(sample.denial()) >= DenialCheck.SURE;
        all += sample.contradicts() ? 1 : 0;
        found += told ? 1 : 0;
        right += told && sample.contradicts() ? 1 : 0;
        if (told != sample.contradicts()) {
          faults.add((told ? "told " : "missed ") + sample);
        }
      }
    }
    String figures =
        "%d of %d, %d told%n%s".formatted(right, all, found, String.join("\n", faults));

    assertThat((double) right / all).as(figures).isGreaterThan(0.8); // 299 of 360
    assertThat((double) right / found).as(figures).isGreaterThan(0.88); // 299 of 332
  }

  /// Otherwise nobody could say where the weights come from.
  @Test
  void shippedModel_isTheOneThatIsLearned() throws IOException {
    String trained =
        DenialTraining.train(samples)
            .toFile("Written by DenialModelTest from " + new TreeSet<>(StatementList.LEARNED));
    Files.writeString(TRAINED, trained);

    assertThat(SignModel.shipped(DenialSign.class, DenialCheck.MODEL).toFile(""))
        .as("copy %s", TRAINED)
        .isEqualTo(without(trained));
  }

  private static String without(String trained) {
    return "# " + trained.substring(trained.indexOf('\n'));
  }
}
