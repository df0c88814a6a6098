package io.candor.classifier.satisfaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScorerTest {
  private final Scorer initial = Scorer.initial(Signs.Kind.CONVERSATION);

  @Test
  void probabilities_addUpToOne_andTheScoreIsTheirMean() {
    Random random = new Random(3);
    for (int round = 0; round < 100; round++) {
      float[] signs = new float[Signs.Kind.CONVERSATION.names().size()];
      for (int d = 0; d < signs.length; d++) {
        signs[d] = random.nextFloat() * 2 - 1;
      }
      double[] p = initial.probabilities(signs);
      Score score = initial.score(new Signs(Signs.Kind.CONVERSATION, signs));

      assertThat(Arrays.stream(p).sum()).isCloseTo(1, within(1e-12));
      assertThat(score.rating())
          .isCloseTo(p[0] + 2 * p[1] + 3 * p[2] + 4 * p[3] + 5 * p[4], within(1e-12))
          .isBetween(1.0, 5.0);
      assertThat(score.satisfiedProbability()).isCloseTo(p[3] + p[4], within(1e-12));
    }
  }

  @Test
  void default_ratesAPleasedConfirmedEndAboveADispleasedAbandonedOne() {
    Score confirmed = initial.score(conversation(0.9f, "resolved_confirmed"));
    Score assumed = initial.score(conversation(0, "resolved_assumed"));
    Score escalated = initial.score(conversation(-0.2f, "escalated"));
    Score abandoned = initial.score(conversation(-0.9f, "abandoned"));

    assertThat(
            List.of(abandoned.rating(), escalated.rating(), assumed.rating(), confirmed.rating()))
        .isSorted();
    assertThat(confirmed.satisfiedProbability()).isGreaterThan(0.85);
    assertThat(abandoned.satisfiedProbability()).isLessThan(0.2);
    assertThat(confirmed.version()).isEqualTo("default");
  }

  @Test
  void training_findsWhatTheRatingsFollow_andKnowsItsError() {
    // In this workspace people are pleased by short talks, whatever the default thinks.
    Random random = new Random(5);
    List<RatedSample> samples = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      float[] signs = new float[Signs.Kind.CONVERSATION.names().size()];
      signs[Signs.Kind.CONVERSATION.names().indexOf("customer_turns")] = random.nextFloat();
      boolean pleased = signs[7] + 0.2 * random.nextGaussian() < 0.5;
      double rating = pleased ? 5 : 1;
      samples.add(
          new RatedSample(
              "conversations/c" + i,
              new Signs(Signs.Kind.CONVERSATION, signs),
              rating,
              Instant.EPOCH));
    }

    ScorerTraining.Trained trained = ScorerTraining.train("ratings-1", samples);

    assertThat(trained.heldBack().sampleCount()).isEqualTo(600);
    assertThat(trained.heldBack().brier()).isLessThan(0.15);
    assertThat(trained.heldBack().brier()).isLessThan(initial.errors(samples).brier());
    assertThat(trained.heldBack().calibration()).isLessThan(0.1);
    assertThat(Math.abs(trained.heldBack().bias())).isLessThan(0.1);
    assertThat(trained.scorer().version()).isEqualTo("ratings-1");
  }

  @Test
  void errors_areThoseOfTheDefinition() {
    Scorer even = new Scorer("even", new double[5][4]); // 0.2 each: rating 3, P(satisfied) 0.4
    Signs signs = new Signs(Signs.Kind.VERBATIM, new float[3]);
    List<RatedSample> samples =
        List.of(
            new RatedSample("a", signs, 5, Instant.EPOCH),
            new RatedSample("b", signs, 2, Instant.EPOCH));

    Scorer.Errors errors = even.errors(samples);

    assertThat(errors.meanAbsolute()).isCloseTo((2 + 1) / 2.0, within(1e-12));
    assertThat(errors.bias()).isCloseTo((-2 + 1) / 2.0, within(1e-12));
    assertThat(errors.brier()).isCloseTo((0.36 + 0.16) / 2, within(1e-12));
    assertThat(errors.calibration()).isCloseTo(Math.abs(0.8 - 1) / 2, within(1e-12));
  }

  private static Signs conversation(float closing, String outcome) {
    float[] signs = new float[Signs.Kind.CONVERSATION.names().size()];
    signs[0] = closing;
    signs[Signs.Kind.CONVERSATION.names().indexOf(outcome)] = 1;
    return new Signs(Signs.Kind.CONVERSATION, signs);
  }
}
