package io.candor.metrics.fact;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.Code;
import com.google.rpc.Status;
import io.candor.alert.v1.Example;
import io.candor.alert.v1.Finding;
import io.candor.kit.jdbc.WorkspaceTransactions;
import io.candor.metrics.testing.FakeAlert;
import io.candor.metrics.testing.MetricsServer;
import io.candor.metrics.testing.RandomFacts;
import io.candor.metrics.testing.StoryFacts;
import io.candor.metrics.v1.ErasedFact;
import io.candor.metrics.v1.Fact;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
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

/// What is erased is counted nowhere and leaves no words, whatever comes before or after it.
final class ErasureIT {
  private static final String SECRET = "I am Jo from Quay Street";

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
                "candor.metrics.evaluation.poll", "50ms"));
  }

  @AfterAll
  static void stop() {
    server.close();
    alert.close();
  }

  @Test
  void counters_areAsIfItHadNeverBeen_inAnyOrder() {
    List<Fact> facts = new RandomFacts("erase-a", 11).generate(80);
    List<Fact> erased =
        List.of(
            erased("erase-a", "conversations/conv-3"),
            erased("erase-a", "conversations/conv-17"),
            erased("erase-a", "feedback/fb-2"),
            erased("erase-a", "accounts/acc-1"));
    server.write("erase-a", facts);
    assertThat(server.write("erase-a", erased))
        .extracting(Status::getCode)
        .containsOnly(Code.OK_VALUE);
    assertThat(server.verify("erase-a").getDifferencesList()).isEmpty();

    // Erased first, then everything that was, shuffled: the tombstones keep it out.
    List<Fact> late = new ArrayList<>(new RandomFacts("erase-b", 11).generate(80));
    Collections.shuffle(late, new Random(3));
    server.write(
        "erase-b",
        erased.stream()
            .map(
                fact ->
                    fact.toBuilder().setName(fact.getName().replace("erase-a", "erase-b")).build())
            .toList());
    server.write("erase-b", late);
    assertThat(server.verify("erase-b").getDifferencesList()).isEmpty();
    assertThat(server.counters("erase-b").cells()).isEqualTo(server.counters("erase-a").cells());
    assertThat(server.counters("erase-b").items()).isEqualTo(server.counters("erase-a").items());
    assertThat(server.counters("erase-b").baselines())
        .isEqualTo(server.counters("erase-a").baselines());
  }

  @Test
  void words_areGoneFromFactsAndFindings() {
    List<Fact> story = new ArrayList<>(new StoryFacts("erase-c", Instant.now()).facts());
    story.replaceAll(
        fact ->
            fact.getName().endsWith("/feedback/fb-11")
                ? fact.toBuilder()
                    .setFeedback(fact.getFeedback().toBuilder().setExcerpt(SECRET))
                    .build()
                : fact);
    server.write("erase-c", story);
    alert.await(finding -> quotes(finding) && finding.getKind() == Finding.Kind.THEME_SPIKE, SOON);
    assertThat(places()).isPositive();

    server.write("erase-c", List.of(erased("erase-c", "feedback/fb-11")));

    alert.await(
        finding ->
            finding.getName().startsWith("workspaces/erase-c/")
                && finding.getKind() == Finding.Kind.THEME_SPIKE
                && finding.getWeeks(0).getVolume().getSeenCount() == StoryFacts.LOOPS - 1
                && !quotes(finding),
        SOON);
    assertThat(places()).isZero();
    assertThat(server.verify("erase-c").getDifferencesList()).isEmpty();
  }

  @Test
  void whoIsErased_leavesTheFindingAndIsHandedOn_onceNothingIsLeftOfThem() {
    server.write("erase-d", new StoryFacts("erase-d", Instant.now()).facts());
    Finding before = alert.await(finding -> isSpike("erase-d", finding), SOON);
    assertThat(before.getImpact().getCustomerIdsList())
        .containsExactly("cu-zoe", "cu-yan", "cu-amy");

    // All of Amy's words, and one of the four of Yan's.
    server.write(
        "erase-d",
        List.of(erased("erase-d", "feedback/fb-11"), erased("erase-d", "feedback/fb-6")));

    alert.await(
        finding ->
            isSpike("erase-d", finding)
                && finding.getImpact().getCustomerIdsList().equals(List.of("cu-zoe", "cu-yan")),
        SOON);
    alert.awaitErased("erase-d", SOON, "feedback/fb-11", "feedback/fb-6", "customers/cu-amy");
    assertThat(alert.erased("erase-d")).hasSize(3);

    // A conversation goes with its answer and its customer, who wrote nothing else.
    server.write("erase-d", List.of(erased("erase-d", "conversations/conv-7")));
    alert.awaitErased("erase-d", SOON, "conversations/conv-7", "surveys/sv-7", "customers/cu-7");
    // The rest of Yan's; the account has others.
    server.write(
        "erase-d",
        List.of(
            erased("erase-d", "feedback/fb-7"),
            erased("erase-d", "feedback/fb-8"),
            erased("erase-d", "feedback/fb-9")));
    alert.awaitErased("erase-d", SOON, "customers/cu-yan", "feedback/fb-9");
    assertThat(alert.erased("erase-d")).noneMatch(name -> name.contains("/accounts/"));
  }

  @Test
  void account_isHandedOn_andOneOfWhichOnlyWordsWereKnownWithTheLastOfThem() {
    List<Fact> story = new ArrayList<>(new StoryFacts("erase-e", Instant.now()).facts());
    story.replaceAll(
        fact ->
            fact.getName().endsWith("/feedback/fb-3")
                ? fact.toBuilder()
                    .setFeedback(fact.getFeedback().toBuilder().setAccountId("acc-unheard"))
                    .build()
                : fact);
    server.write("erase-e", story);

    server.write(
        "erase-e",
        List.of(erased("erase-e", "accounts/acc-1"), erased("erase-e", "feedback/fb-3")));

    alert.awaitErased("erase-e", SOON, "accounts/acc-1", "accounts/acc-unheard", "feedback/fb-3");
    assertThat(alert.erased("erase-e")).hasSize(3);
  }

  private static boolean isSpike(String workspace, Finding finding) {
    return finding.getName().startsWith("workspaces/" + workspace + "/")
        && finding.getKind() == Finding.Kind.THEME_SPIKE;
  }

  private static final Duration SOON = Duration.ofSeconds(40);

  private static boolean quotes(Finding finding) {
    return finding.getExamplesList().stream().map(Example::getExcerpt).anyMatch(SECRET::equals);
  }

  /// In how many rows the words are.
  private static long places() {
    return server
        .bean(WorkspaceTransactions.class)
        .read(
            "erase-c",
            connection -> {
              try (PreparedStatement statement =
                  connection.prepareStatement(
                      """
                      select (select count(*) from conversation_fact where excerpt = ?)
                        + (select count(*) from item_fact where excerpt = ?)
                        + (select count(*) from policy_excerpt where excerpt = ?)
                        + (select count(*) from finding where position(?::bytea in content) > 0)
                        + (select count(*) from review_pack where position(?::bytea in content) > 0)
                      """)) {
                for (int parameter = 1; parameter <= 3; parameter++) {
                  statement.setString(parameter, SECRET);
                }
                statement.setString(4, SECRET);
                statement.setString(5, SECRET);
                try (ResultSet row = statement.executeQuery()) {
                  row.next();
                  return row.getLong(1);
                }
              }
            });
  }

  private static Fact erased(String workspace, String key) {
    return Fact.newBuilder()
        .setName("workspaces/" + workspace + "/" + key)
        .setRevision(100)
        .setErased(ErasedFact.getDefaultInstance())
        .build();
  }
}
