package io.candor.metrics.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.alert.v1.DeploymentSnapshot;
import io.candor.alert.v1.Finding;
import io.candor.alert.v1.ReviewAttention;
import io.candor.alert.v1.ReviewDeflection;
import io.candor.alert.v1.ReviewDeployment;
import io.candor.alert.v1.ReviewFigure;
import io.candor.alert.v1.ReviewPack;
import io.candor.alert.v1.ReviewRow;
import io.candor.classifier.v1.QaReport;
import io.candor.kit.testing.Eventually;
import io.candor.kit.validation.ContractValidator;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.testing.FakeAlert;
import io.candor.metrics.testing.MetricsServer;
import io.candor.metrics.testing.StoryFacts;
import io.candor.metrics.v1.Fact;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Packs of reviews from facts, handed on over gRPC, on a real database.
final class ReviewPackIT {
  private static final Instant NOW = Instant.now();
  // Its review is due whatever the hour of the Monday at which this runs.
  private static final IsoWeek WEEK = IsoWeek.of(NOW, ZoneOffset.UTC).plusWeeks(-2);

  private static FakeAlert alert;
  private static MetricsServer server;

  @BeforeAll
  static void start() {
    alert = new FakeAlert();
    server =
        MetricsServer.start(
            Map.of(
                "candor.peer.alert", alert.target(),
                "candor.metrics.evaluation.quiet", "500ms",
                "candor.metrics.evaluation.history-quiet", "500ms",
                "candor.metrics.evaluation.rest", "100ms",
                "candor.metrics.evaluation.poll", "50ms"));
  }

  @AfterAll
  static void stop() {
    server.close();
    alert.close();
  }

  @Test
  void weeklyPack_holdsFiguresFindingsAndWhoMustAct() {
    Fact reviewed = reviewed("packs", WEEK.plusWeeks(-1));
    server.write("packs", List.of(reviewed, reviewed("packs", WEEK.plusWeeks(-2))));
    server.write("packs", new StoryFacts("packs", NOW).facts());

    ReviewPack pack = await("packs", WEEK, 120);

    assertThat(pack.getKind()).isEqualTo(ReviewPack.Kind.WEEKLY);
    assertThat(pack.getPeriod()).isEqualTo(WEEK.toString());
    assertThat(pack.getTimeZone()).isEqualTo("UTC");
    assertThat(new ContractValidator().validate(pack)).isEmpty();
    assertThat(pack.getNotify()).isTrue();
    ReviewDeployment bot = pack.getDeployments(0);
    assertThat(bot.getDisplayName()).isEqualTo("Help bot");
    DeploymentSnapshot snapshot = bot.getSnapshot();
    assertThat(snapshot.getDeploymentId()).isEqualTo("bot");
    assertThat(snapshot.getRevision()).isPositive();
    assertThat(snapshot.getDeflectionListList()).containsExactly("returns");
    assertThat(snapshot.getConfidenceThresholdsMap()).containsExactly(Map.entry("returns", 0.6));
    assertThat(snapshot.getBotVersion()).isEqualTo("2.0");
    assertThat(pack.getFindingsList())
        .filteredOn(it -> it.getKind() == Finding.Kind.CSAT_ROLLBACK)
        .allSatisfy(it -> assertThat(it.getDeployment()).isEqualTo(snapshot));
    ReviewRow returns = bot.getRows(0);
    assertThat(returns.getArchetypeId()).isEqualTo("returns");
    assertThat(returns.getConversationCount()).isEqualTo(40);
    assertThat(returns.getPreviousConversationCount()).isEqualTo(40);
    ReviewDeflection deflection = returns.getDeflection();
    assertThat(deflection.getVerdict()).isEqualTo(ReviewDeflection.Verdict.ROLLBACK);
    // 24 of 40 in each of three weeks pooled, against 36 of 40.
    ReviewFigure csat = deflection.getCsatResolution();
    assertThat(csat.getValue()).isEqualTo(0.6);
    assertThat(csat.getSampleSize()).isEqualTo(120);
    assertThat(csat.getReference()).isEqualTo(0.9);
    assertThat(csat.getDelta()).isEqualTo(-30);
    assertThat(csat.getChange()).isZero();
    assertThat(csat.getOutside()).isTrue();
    assertThat(returns.getFiguresList())
        .extracting(ReviewFigure::getKpi)
        .contains("attempt_rate", "containment")
        .doesNotContain("context_loss");
    assertThat(pack.getFindingsList())
        .extracting(Finding::getKind)
        .contains(Finding.Kind.CSAT_ROLLBACK);
    assertThat(pack.getAttentionList())
        .filteredOn(one -> one.getKpi().equals("csat_resolution"))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.getOwner()).isEqualTo("maria@example.com");
              assertThat(one.getArchetypeId()).isEqualTo("returns");
              assertThat(one.getStrength()).isEqualTo(Finding.Strength.CONFIRMED);
              assertThat(one.getFollowUpDate().getDay())
                  .isEqualTo(WEEK.plusWeeks(2).monday().getDayOfMonth());
            });
    assertThat(pack.getAttentionList())
        .extracting(ReviewAttention::getDeploymentId)
        .contains("bot");
    // Of the week before, whose conversations were reviewed in this one.
    assertThat(pack.getQaWeeksList()).containsExactly(reviewed.getQaWeek());
    // Every conversation has an answer to its resolution survey, none to a delayed one.
    assertThat(pack.getSurveyResponse(0).getValue()).isEqualTo(1);
    assertThat(pack.getSurveyResponse(1).getValue()).isZero();
  }

  @Test
  void samePack_isHandedOnOnce_andAgainWithMoreFacts() {
    StoryFacts story = new StoryFacts("pack-repeat", NOW);
    server.write("pack-repeat", story.facts());
    ReviewPack first = await("pack-repeat", WEEK, 120);
    // On a busy machine the pack may have been made while the last facts were under way. They are
    // evaluated before those of a workspace that is written later.
    server.write("pack-ahead", new StoryFacts("pack-ahead", NOW).facts());
    await("pack-ahead", WEEK, 120);
    int revisions = alert.packs(first.getName()).size();

    server.write("pack-repeat", story.facts());
    server.write("pack-behind", new StoryFacts("pack-behind", NOW).facts());
    await("pack-behind", WEEK, 120);
    assertThat(alert.packs(first.getName())).hasSize(revisions);

    server.write(
        "pack-repeat",
        story.facts().stream()
            .filter(fact -> fact.getName().endsWith("/conversations/conv-410"))
            .map(
                fact ->
                    fact.toBuilder().setName("workspaces/pack-repeat/conversations/late").build())
            .toList());
    // conv-400 to conv-439 are those of the week.
    ReviewPack second = await("pack-repeat", WEEK, 121);
    assertThat(second.getRevision()).isGreaterThan(first.getRevision());
    assertThat(second.getDeployments(0).getRows(0).getConversationCount()).isEqualTo(41);
  }

  /// Waits for the pack of all facts; half of them may have made one before.
  @Test
  void findingsOfAPack_countWhoIsHit_andNameNobody() {
    server.write("nameless", new StoryFacts("nameless", NOW).facts());
    String name = "workspaces/nameless/reviewPacks/weekly." + WEEK.plusWeeks(1);

    Finding spike =
        Eventually.get(
            name,
            () ->
                alert.packs(name).stream()
                    .flatMap(pack -> pack.getFindingsList().stream())
                    .filter(finding -> finding.getKind() == Finding.Kind.THEME_SPIKE)
                    .reduce((first, second) -> second));

    assertThat(spike.getImpact().getCustomerCount()).isEqualTo(3);
    assertThat(spike.getImpact().getCustomerIdsList()).isEmpty();
    assertThat(spike.getImpact().getAccountIdsList()).isEmpty();
    assertThat(spike.getExamplesList()).isEmpty();
  }

  private static ReviewPack await(String workspace, IsoWeek week, long pooledAnswers) {
    String name = "workspaces/%s/reviewPacks/weekly.%s".formatted(workspace, week);
    return Eventually.get(
        name,
        () ->
            alert.packs(name).stream()
                .filter(
                    pack ->
                        pack.getDeployments(0)
                                    .getRows(0)
                                    .getDeflection()
                                    .getCsatResolution()
                                    .getSampleSize()
                                == pooledAnswers
                            && pack.getFindingsList().stream()
                                .anyMatch(
                                    finding -> finding.getKind() == Finding.Kind.CSAT_ROLLBACK))
                .reduce((first, second) -> second));
  }

  /// What people found in conversations of a week.
  private static Fact reviewed(String workspace, IsoWeek week) {
    return Fact.newBuilder()
        .setName("workspaces/" + workspace + "/qaWeeks/" + week)
        .setRevision(1)
        .setQaWeek(
            QaReport.newBuilder()
                .setFromWeek(week.toString())
                .setToWeek(week.toString())
                .setItemCount(20)
                .setReviewedCount(12))
        .build();
  }
}
