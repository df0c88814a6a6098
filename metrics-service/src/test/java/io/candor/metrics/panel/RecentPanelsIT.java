package io.candor.metrics.panel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.FieldMask;
import com.google.protobuf.Timestamp;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.testing.MetricsServer;
import io.candor.metrics.testing.StoryFacts;
import io.candor.metrics.v1.BaselineServiceGrpc;
import io.candor.metrics.v1.CreateBaselineRequest;
import io.candor.metrics.v1.CsatValues;
import io.candor.metrics.v1.ErasedFact;
import io.candor.metrics.v1.Fact;
import io.candor.metrics.v1.GetPanelRequest;
import io.candor.metrics.v1.Panel;
import io.candor.metrics.v1.PanelServiceGrpc;
import io.candor.metrics.v1.SettingValues;
import io.candor.metrics.v1.SettingsServiceGrpc;
import io.candor.metrics.v1.UpdateSettingsRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A panel that is asked for again, on a real database, over gRPC. The moment that it was read as
/// of tells whether it was read anew.
final class RecentPanelsIT {
  private static final Instant NOW = Instant.now();
  private static final IsoWeek LAST = IsoWeek.of(NOW, ZoneOffset.UTC).plusWeeks(-1);

  private static MetricsServer server;

  @BeforeAll
  static void start() {
    // Nothing is evaluated meanwhile: that counts as a change, too.
    server =
        MetricsServer.start(
            Map.of(
                "candor.metrics.evaluation.quiet", "1h",
                "candor.metrics.evaluation.longest-wait", "1h"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void samePanel_isGivenAgain_whileNothingIsWritten() {
    story("again");
    Panel first = panel("again", request -> {});
    assertThat(panel("again", request -> {})).isEqualTo(first);
  }

  @Test
  void otherQuestions_haveAnswersOfTheirOwn() {
    story("others");
    Panel whole = panel("others", request -> {});
    Panel cut = panel("others", request -> request.setCutBy(GetPanelRequest.CutBy.SEGMENT));
    Panel earlier = panel("others", request -> request.setWeek(LAST.plusWeeks(-1).toString()));
    assertThat(cut.getRowsCount()).isGreaterThan(whole.getRowsCount());
    assertThat(earlier.getWeek()).isNotEqualTo(whole.getWeek());
  }

  @Test
  void momentThatIsAskedFor_isReadAsOfThen() {
    story("moment");
    panel("moment", request -> {});
    Instant moment = NOW.minusSeconds(60);
    Panel then = panel("moment", request -> request.setAsOf(time(moment)));
    assertThat(then.getAsOf()).isEqualTo(time(moment));
  }

  @ParameterizedTest
  @ValueSource(strings = {"facts", "settings", "baseline"})
  void change_isSeenAtOnce(String what) {
    String workspace = "changed-" + what;
    List<Fact> facts = story(workspace);
    Panel before = panel(workspace, request -> {});

    switch (what) {
      case "facts" -> server.write(workspace, List.of(erased(facts)));
      case "settings" -> settings(workspace);
      default -> baseline(workspace);
    }

    Panel after = panel(workspace, request -> {});
    assertThat(after.getAsOf()).isNotEqualTo(before.getAsOf());
    assertThat(after)
        .isEqualTo(
            panel(workspace, request -> request.setAsOf(after.getAsOf()))); // as if read anew
    if (what.equals("facts")) {
      assertThat(after.getRows(0).getConversationCount())
          .isEqualTo(before.getRows(0).getConversationCount() - 1);
    }
  }

  /// A conversation of the last week, erased.
  private static Fact erased(List<Fact> facts) {
    Fact conversation =
        facts.stream()
            .filter(fact -> fact.hasConversation() && closedIn(LAST, fact))
            .findFirst()
            .orElseThrow();
    return Fact.newBuilder()
        .setName(conversation.getName())
        .setRevision(conversation.getRevision() + 1)
        .setErased(ErasedFact.getDefaultInstance())
        .build();
  }

  private static boolean closedIn(IsoWeek week, Fact fact) {
    long seconds = fact.getConversation().getCloseTime().getSeconds();
    return IsoWeek.of(Instant.ofEpochSecond(seconds), ZoneOffset.UTC).equals(week);
  }

  private static void settings(String workspace) {
    SettingsServiceGrpc.newBlockingStub(server.channel())
        .updateSettings(
            UpdateSettingsRequest.newBuilder()
                .setName("workspaces/" + workspace + "/settings")
                .setValues(
                    SettingValues.newBuilder()
                        .setCsat(CsatValues.newBuilder().setReviewDeltaPoints(-3)))
                .setUpdateMask(FieldMask.newBuilder().addPaths("csat.review_delta_points"))
                .setAuthor("maria")
                .setReason("a test")
                .build());
  }

  private static void baseline(String workspace) {
    BaselineServiceGrpc.newBlockingStub(server.channel())
        .createBaseline(
            CreateBaselineRequest.newBuilder()
                .setParent(deployment(workspace))
                .setEffectiveWeek(LAST.toString())
                .setAuthor("maria")
                .setReason("a test")
                .setWeeks(
                    CreateBaselineRequest.Weeks.newBuilder()
                        .setStartWeek(LAST.plusWeeks(-3).toString())
                        .setEndWeek(LAST.plusWeeks(-1).toString())
                        .setLive(true))
                .build());
  }

  private static List<Fact> story(String workspace) {
    List<Fact> facts = new StoryFacts(workspace, NOW).facts();
    server.write(workspace, facts);
    return facts;
  }

  private static Panel panel(String workspace, Consumer<GetPanelRequest.Builder> asked) {
    GetPanelRequest.Builder request =
        GetPanelRequest.newBuilder().setDeployment(deployment(workspace)).setWeek(LAST.toString());
    asked.accept(request);
    return PanelServiceGrpc.newBlockingStub(server.channel()).getPanel(request.build()).getPanel();
  }

  private static String deployment(String workspace) {
    return "workspaces/" + workspace + "/deployments/bot";
  }

  private static Timestamp time(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }
}
