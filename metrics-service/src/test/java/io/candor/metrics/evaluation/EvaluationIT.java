package io.candor.metrics.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.candor.alert.v1.Example;
import io.candor.alert.v1.Finding;
import io.candor.alert.v1.Finding.Kind;
import io.candor.alert.v1.Finding.State;
import io.candor.alert.v1.Finding.Strength;
import io.candor.alert.v1.RootCauseShare;
import io.candor.alert.v1.SegmentImpact;
import io.candor.classifier.v1.Theme;
import io.candor.ingest.v1.Account.Segment;
import io.candor.metrics.testing.FakeAlert;
import io.candor.metrics.testing.MetricsServer;
import io.candor.metrics.testing.StoryFacts;
import io.candor.metrics.v1.FindingServiceGrpc;
import io.candor.metrics.v1.GetFindingRequest;
import io.candor.metrics.v1.ListFindingsRequest;
import io.candor.metrics.v1.ListFindingsResponse;
import io.candor.metrics.v1.ListSpikesRequest;
import io.candor.metrics.v1.PolicyIncident;
import io.candor.metrics.v1.Spike;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// From facts to findings that are handed on, on a real database, over gRPC.
final class EvaluationIT {
  private static final Duration SOON = Duration.ofSeconds(30);

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
                "candor.metrics.evaluation.rest", "100ms",
                "candor.metrics.evaluation.poll", "50ms"));
  }

  @AfterAll
  static void stop() {
    server.close();
    alert.close();
  }

  @Test
  void rollback_isHandedOnWithWhatLedToIt() {
    server.write("rollback", new StoryFacts("rollback", Instant.now()).facts());

    Finding finding = await("rollback", Kind.CSAT_ROLLBACK);

    assertThat(finding.getStrength()).isEqualTo(Strength.CONFIRMED);
    assertThat(finding.getState()).isEqualTo(State.OPEN);
    assertThat(finding.getAutomatic()).isTrue();
    assertThat(finding.getNotify()).isTrue();
    assertThat(finding.getScope().getArchetypeId()).isEqualTo("returns");
    assertThat(finding.getScope().getDeploymentDisplayName()).isEqualTo("Help bot");
    assertThat(finding.getRollbackOwner()).isEqualTo("maria@example.com");
    assertThat(finding.getMetric()).isEqualTo("csat_resolution");
    var last = finding.getWeeks(finding.getWeeksCount() - 1).getMeasured();
    // 24 of 40 against 36 of 40.
    assertThat(last.getValue()).isEqualTo(0.6);
    assertThat(last.getReference()).isEqualTo(0.9);
    assertThat(last.getSampleSize()).isEqualTo(160);
    assertThat(finding.getExamplesList()).hasSize(5);
    assertThat(finding.getExamples(0).getExcerpt()).isEqualTo("no refund after all");
  }

  @Test
  void spike_tellsWhoIsHitAndSinceWhichRelease() {
    server.write("spike", new StoryFacts("spike", Instant.now()).facts());

    Finding finding = await("spike", Kind.THEME_SPIKE);

    assertThat(finding.getScope().getThemeDisplayName()).isEqualTo("Login loop");
    assertThat(finding.getAreaOwner()).isEqualTo("mobile@example.com");
    assertThat(finding.getRelease().getVersion()).isEqualTo("5.2.0");
    var volume = finding.getWeeks(0).getVolume();
    assertThat(volume.getSeenCount()).isEqualTo(12);
    assertThat(volume.getLastWeekCount()).isZero();
    assertThat(volume.hasRatio()).isFalse();
    assertThat(finding.getImpact().getSegmentsList())
        .extracting(SegmentImpact::getSegment)
        .containsExactly(Segment.ENTERPRISE);
    assertThat(finding.getImpact().getSegments(0).getAccountCount()).isEqualTo(2);
    // (100 + 200) of (100 + 200 + 300 + 400)
    assertThat(finding.getImpact().getSegments(0).getArrShare()).isEqualTo(0.3);
    assertThat(finding.getImpact().getAccountIdsList()).containsExactly("acc-0", "acc-1");
    // 6, 4 and 1 low verbatims.
    assertThat(finding.getImpact().getCustomerIdsList())
        .containsExactly("cu-zoe", "cu-yan", "cu-amy");
    assertThat(finding.getImpact().getCustomerCount()).isEqualTo(3);
    assertThat(finding.getImpact().getRootCausesList())
        .extracting(
            RootCauseShare::getRootCause,
            RootCauseShare::getVerbatimCount,
            RootCauseShare::getShare)
        .containsExactly(tuple("PRODUCT_BUG", 9L, 0.75), tuple("SLOW_RESOLUTION", 3L, 0.25));

    List<Spike> spikes =
        FindingServiceGrpc.newBlockingStub(server.channel())
            .listSpikes(
                ListSpikesRequest.newBuilder()
                    .setParent("workspaces/spike")
                    .setDayCount(21)
                    .build())
            .getSpikesList();
    assertThat(spikes).hasSize(1);
    assertThat(spikes.getFirst().getFinding().getName()).isEqualTo(finding.getName());
    assertThat(spikes.getFirst().getDaysList()).hasSize(21);
    assertThat(spikes.getFirst().getDaysList().stream().mapToLong(Spike.Day::getLowCount).sum())
        .isEqualTo(12);
  }

  @Test
  void policyIncident_namesTheAssertionThatItBreaks() {
    List<io.candor.metrics.v1.Fact> story =
        new ArrayList<>(new StoryFacts("policy", Instant.now()).facts());
    io.candor.metrics.v1.Fact talk =
        story.stream()
            .filter(
                fact ->
                    fact.hasConversation() && !fact.getConversation().getDeploymentId().isEmpty())
            .reduce((first, second) -> second)
            .orElseThrow();
    var told = talk.toBuilder().setRevision(talk.getRevision() + 1);
    told.getConversationBuilder()
        .addPolicyIncidents(
            PolicyIncident.newBuilder()
                .setPolicyClass(PolicyIncident.PolicyClass.REFUND_AND_PRICING)
                .setAssertionId("refund-standard")
                .setStatus(PolicyIncident.Status.AUTOMATIC)
                .setTime(talk.getConversation().getOpenTime())
                .setExcerpt("Refunds are possible within 60 days."));
    story.add(told.build());
    server.write("policy", story);

    Finding finding =
        alert.await(
            one ->
                one.getName().startsWith("workspaces/policy/")
                    && one.getKind() == Kind.POLICY_INCIDENT,
            SOON);

    assertThat(finding.getExamplesList())
        .extracting(Example::getAssertionId)
        .containsExactly("refund-standard");
    assertThat(finding.getExamples(0).getExcerpt()).contains("60 days");
  }

  @Test
  void spike_ofLateFacts_isThatOfFactsInTime() {
    List<io.candor.metrics.v1.Fact> all = new StoryFacts("late", Instant.now()).facts();
    // The loops come when the detector has gone past them and kept where it was.
    List<io.candor.metrics.v1.Fact> loops =
        all.stream().filter(fact -> fact.getName().contains("/feedback/")).toList();
    List<io.candor.metrics.v1.Fact> rest = new ArrayList<>(all);
    rest.removeAll(loops);
    server.write("late", rest);
    await("late", Kind.CSAT_ROLLBACK);
    server.write("late", loops.reversed());
    server.write("in-time", new StoryFacts("in-time", Instant.now()).facts());

    Finding late = await("late", Kind.THEME_SPIKE);
    Finding inTime = await("in-time", Kind.THEME_SPIKE);
    assertThat(late.getWeeksList()).isEqualTo(inTime.getWeeksList());
    assertThat(late.getRelease()).isEqualTo(inTime.getRelease());
    var online = late.getWeeks(0).getVolume().getOnline();
    // Twelve where a half would be usual in months.
    assertThat(online.getSeenCount()).isEqualTo(StoryFacts.LOOPS);
    assertThat(online.getExpectedCount()).isLessThan(1);
    assertThat(online.getRatioLower()).isGreaterThan(2);
    assertThat(online.hasSegment()).isFalse();
  }

  @Test
  void emergingTheme_isAFindingUntilAPersonDecides() {
    List<io.candor.metrics.v1.Fact> story =
        new ArrayList<>(new StoryFacts("emerging", Instant.now()).facts());
    io.candor.metrics.v1.Fact accepted =
        story.stream().filter(io.candor.metrics.v1.Fact::hasTaxonomy).findFirst().orElseThrow();
    story.remove(accepted);
    var emerging = accepted.toBuilder();
    emerging.getTaxonomyBuilder().getThemesBuilder(0).setState(Theme.State.EMERGING);
    story.add(emerging.build());
    server.write("emerging", story);

    Finding finding =
        alert.await(
            one ->
                one.getName().startsWith("workspaces/emerging/")
                    && one.getKind() == Kind.THEME_EMERGING
                    && one.getWeeks(0).getVolume().getTotalMentionCount() == StoryFacts.LOOPS,
            SOON);
    assertThat(finding.getState()).isEqualTo(State.OPEN);
    assertThat(finding.getAreaOwner()).isEqualTo("mobile@example.com");
    assertThat(finding.getRelease().getVersion()).isEqualTo("5.2.0");
    assertThat(finding.getExamplesCount()).isEqualTo(5);
    assertThat(finding.getImpact().getSegments(0).getAccountCount()).isEqualTo(2);

    server.write("emerging", List.of(accepted.toBuilder().setRevision(2).build()));
    Finding gone =
        alert.await(
            one ->
                one.getName().equals(finding.getName())
                    && one.getRevision() > finding.getRevision()
                    && one.getState() == State.CLEARED,
            SOON);
    assertThat(gone.getWeeksList()).isNotEmpty();
  }

  @Test
  void spikeOfTextsThatGetAnotherLabel_isWithdrawn() {
    List<io.candor.metrics.v1.Fact> facts = new StoryFacts("relabelled", Instant.now()).facts();
    server.write("relabelled", facts);
    Finding spike = await("relabelled", Kind.THEME_SPIKE);

    List<io.candor.metrics.v1.Fact> without = new ArrayList<>();
    for (io.candor.metrics.v1.Fact fact : facts) {
      if (fact.hasFeedback()) {
        var next = fact.toBuilder().setRevision(2);
        next.getFeedbackBuilder().getClassificationBuilder().clearThemes();
        without.add(next.build());
      }
    }
    server.write("relabelled", without);

    Finding gone =
        alert.await(
            one -> one.getName().equals(spike.getName()) && one.getRevision() > spike.getRevision(),
            SOON);
    assertThat(gone.getState()).isEqualTo(State.WITHDRAWN);
    assertThat(gone.getExamplesList()).isEmpty();
  }

  @Test
  void findings_areRaisedOnce_forShuffledAndRepeatedFacts() {
    server.write("once", new StoryFacts("once", Instant.now()).facts());
    Finding first = await("once", Kind.CSAT_ROLLBACK);
    await("once", Kind.THEME_SPIKE);
    List<Finding> handedOn = alert.received("once");

    List<io.candor.metrics.v1.Fact> again =
        new ArrayList<>(new StoryFacts("once", Instant.now()).facts());
    Collections.shuffle(again, new Random(1));
    server.write("once", again);
    // Evaluated after the repetition too: another workspace's story passes through the same job
    // behind it.
    server.write("behind", new StoryFacts("behind", Instant.now()).facts());
    await("behind", Kind.CSAT_ROLLBACK);

    assertThat(alert.received("once")).isEqualTo(handedOn);
    assertThat(list("once", Kind.CSAT_ROLLBACK).getFindingsList()).containsExactly(first);
  }

  @Test
  void oldWeeks_areStoredAndNotNotified() {
    Instant longAgo = Instant.now().minus(Duration.ofDays(200));
    server.write("history", new StoryFacts("history", longAgo).facts());

    Finding finding = await("history", Kind.CSAT_ROLLBACK);

    assertThat(finding.getNotify()).isFalse();
    assertThat(list("history", Kind.CSAT_ROLLBACK).getFindingsList()).containsExactly(finding);
    assertThat(
            FindingServiceGrpc.newBlockingStub(server.channel())
                .getFinding(GetFindingRequest.newBuilder().setName(finding.getName()).build())
                .getFinding())
        .isEqualTo(finding);
  }

  /// Waits for the finding that the whole story leads to; half of it may lead to a weaker one
  /// before.
  private static Finding await(String workspace, Kind kind) {
    return alert.await(
        finding ->
            finding.getKind() == kind
                && finding.getName().startsWith("workspaces/" + workspace + "/")
                && isOfWholeStory(finding),
        SOON);
  }

  private static boolean isOfWholeStory(Finding finding) {
    var last = finding.getWeeks(finding.getWeeksCount() - 1);
    return last.hasVolume()
        ? last.getVolume().getSeenCount() == StoryFacts.LOOPS
        : last.getMeasured().getSampleSize() == 160
            && last.getMeasured().getReferenceSampleSize() == 320;
  }

  private static ListFindingsResponse list(String workspace, Kind kind) {
    return FindingServiceGrpc.newBlockingStub(server.channel())
        .listFindings(
            ListFindingsRequest.newBuilder()
                .setParent("workspaces/" + workspace)
                .setKind(kind)
                .build());
  }
}
