package io.candor.classifier.capability;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.classifier.handoff.HandoffSigns;
import io.candor.classifier.policy.StatementList;
import io.candor.classifier.speech.Sentences;
import io.candor.classifier.wording.WordingModel;
import io.candor.classifier.wording.WordingTrial;
import io.candor.classifier.wording.WordingTrial.Line;
import io.candor.classifier.wording.WordingTrial.Scores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Sentences of bots of companies that the model has not seen.
class ClaimReaderTest {
  private static final WordingTrial TRIAL =
      new WordingTrial(
          ClaimReader.CLASSES, likely -> likely[1] >= ClaimReader.LIKELY ? "CLAIM" : "NONE");
  private static final Map<String, String> LABELS =
      Map.of("CLAIM", "CLAIM", "NONE", "NONE", "BC", "CLAIM", "B", "NONE");
  private static final List<Line> LEARNED = learned();

  private static List<Line> learned() {
    List<Line> lines = new ArrayList<>(lines(ClaimReader.class, "claims.txt"));
    lines.addAll(lines(HandoffSigns.class, "chats.txt"));
    try {
      for (String list : StatementList.LEARNED) {
        for (StatementList.Line line : StatementList.lines(list)) {
          // The others tell of a customer's case, and some of them claim an action.
          if (!line.expected().equals("-") && Sentences.of(line.said()).size() == 1) {
            lines.add(new Line(line.trade(), "NONE", ClaimReader.features(line.said())));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  private static List<Line> lines(Class<?> owner, String list) {
    return WordingTrial.lines(owner, list, LABELS, ClaimReader::features);
  }

  @Test
  void sentencesOfOtherCompanies_areTold() {
    Scores others = TRIAL.crossValidated(LEARNED);
    List<Line> unseen = new ArrayList<>(lines(ClaimReader.class, "claims-held-out.txt"));
    unseen.addAll(lines(HandoffSigns.class, "chats-held-out.txt"));
    Scores heldOut =
        TRIAL.scores(WordingModel.shipped(ClaimReader.class, ClaimReader.MODEL), unseen);

    assertThat(others.f1("CLAIM")).as(others.toString()).isGreaterThan(0.86); // 0.879
    assertThat(heldOut.recall("CLAIM")).as(heldOut.toString()).isGreaterThan(0.87); // 411 of 463
    assertThat(heldOut.precision("CLAIM")).as(heldOut.toString()).isGreaterThan(0.93); // of 434
  }

  @Test
  void shippedModel_isTheOneThatIsLearned() throws IOException {
    TRIAL.isLearned(ClaimReader.class, ClaimReader.MODEL, LEARNED);
  }
}
