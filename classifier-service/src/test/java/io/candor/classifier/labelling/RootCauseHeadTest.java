package io.candor.classifier.labelling;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.classifier.embedding.Embedder;
import io.candor.classifier.embedding.ShippedModel;
import io.candor.classifier.labelling.RootCause.Cause;
import io.candor.classifier.labelling.RootCauseSentences.Sentence;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What the shipped head says of sentences that it has not learned from.
class RootCauseHeadTest {
  private static final Embedder EMBEDDER = ShippedModel.shared();

  private final RootCauseHead head = RootCauseHead.load();

  @Test
  void heldBackSentences_areGivenTheirCauseOrNone() throws IOException {
    List<Sentence> sentences = RootCauseSentences.heldBack();
    List<float[]> vectors = RootCauseSentences.vectors(EMBEDDER, sentences);
    int complaints = 0;
    int given = 0;
    int right = 0;
    int invented = 0;
    for (int i = 0; i < sentences.size(); i++) {
      String truth = sentences.get(i).label();
      RootCause said = head.label(vectors.get(i));
      boolean complains = !truth.equals(RootCauseHead.NONE);
      complaints += complains ? 1 : 0;
      if (said.cause() != Cause.UNKNOWN) {
        given++;
        right += said.cause().name().equals(truth) ? 1 : 0;
        invented += complains ? 0 : 1;
      }
      assertThat(said.confidence()).isBetween(0.0, 1.0);
    }

    assertThat((double) right / given).isGreaterThan(0.8);
    assertThat((double) right / complaints).isGreaterThan(0.7);
    assertThat(invented).isLessThanOrEqualTo(4); // of 30
  }

  @Test
  void heldBackSentences_wereNotLearned() throws IOException {
    Set<String> learned = new HashSet<>();
    RootCauseSentences.learned().forEach(each -> learned.add(each.text().toLowerCase(Locale.ROOT)));

    assertThat(RootCauseSentences.heldBack())
        .noneMatch(each -> learned.contains(each.text().toLowerCase(Locale.ROOT)));
  }

  @Test
  void everyClass_isOneOfTheContract() {
    assertThat(RootCauseSentences.CLASSES)
        .filteredOn(label -> !label.equals(RootCauseHead.NONE))
        .allSatisfy(label -> assertThat(Cause.valueOf(label)).isNotEqualTo(Cause.UNKNOWN))
        .hasSize(Cause.values().length - 1);
  }
}
