package io.candor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.google.protobuf.Timestamp;
import com.google.type.Date;
import io.candor.alert.testing.AlertService;
import io.candor.alert.testing.FindingMessages;
import io.candor.alert.testing.LocalReceiver;
import io.candor.alert.testing.LocalReceiver.Received;
import io.candor.alert.testing.Until;
import io.candor.alert.v1.ActionItem;
import io.candor.alert.v1.CreateActionItemRequest;
import io.candor.alert.v1.Example;
import io.candor.alert.v1.Finding;
import io.candor.alert.v1.GetReviewRequest;
import io.candor.alert.v1.Incident;
import io.candor.alert.v1.ListActionItemsRequest;
import io.candor.alert.v1.ListIncidentsRequest;
import io.candor.alert.v1.ListReviewsRequest;
import io.candor.alert.v1.RecordAttendanceRequest;
import io.candor.alert.v1.RecordDecisionRequest;
import io.candor.alert.v1.RenderReviewRequest;
import io.candor.alert.v1.Review;
import io.candor.alert.v1.ReviewAttention;
import io.candor.alert.v1.ReviewDeflection;
import io.candor.alert.v1.ReviewDeployment;
import io.candor.alert.v1.ReviewFigure;
import io.candor.alert.v1.ReviewPack;
import io.candor.alert.v1.ReviewPackServiceGrpc;
import io.candor.alert.v1.ReviewRow;
import io.candor.alert.v1.UpdateActionItemRequest;
import io.candor.alert.v1.WriteReviewPacksRequest;
import io.candor.alert.v1.WriteReviewPacksResponse;
import io.candor.classifier.v1.Assertion;
import io.candor.classifier.v1.QaClassReport;
import io.candor.classifier.v1.QaRate;
import io.candor.classifier.v1.QaReport;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Reviews are made once, on time or late, and their items stay until they are done.
class ReviewIT {
  private static final Duration SOON = Duration.ofSeconds(15);

  @AutoClose private static final AlertService service = AlertService.start(Map.of());

  @Test
  void aReviewIsMadeOnceWhenItIsDue_andSentWithItsItems() throws Exception {
    String workspace = AlertService.newWorkspace();
    try (LocalReceiver receiver = LocalReceiver.start()) {
      service.routeAllToWebhook(workspace, "team", receiver.url());
      Instant due = Instant.now().plusMillis(900);
      write(workspace, pack(workspace, "2026-W15", due).build());
      write(workspace, pack(workspace, "2026-W15", due).build());
      assertThat(list(workspace)).isEmpty();

      Received told = receiver.take(SOON);
      var body = JsonParser.parseString(told.body()).getAsJsonObject();
      assertThat(body.get("type").getAsString()).isEqualTo("review.made");
      assertThat(body.getAsJsonObject("data").get("title").getAsString())
          .isEqualTo("Weekly review 2026-W15");
      assertThat(body.getAsJsonObject("data").get("sentence").getAsString())
          .contains("2 new action items");
      assertThat(told.body()).doesNotContain("canary");
      Review review = get(workspace, "weekly.2026-W15");
      assertThat(review.getLate()).isFalse();
      assertThat(review.getNewItemsList())
          .extracting(ActionItem::getOwner)
          .containsExactlyInAnyOrder("maria@example.com", "ada");
      assertThat(receiver.received()).hasSize(1);
    }
  }

  @Test
  void afterDowntimeItIsLate_andWhatIsStillOpenIsCarriedOn() {
    String workspace = AlertService.newWorkspace();
    write(workspace, pack(workspace, "2026-W15", past(10)).build());
    Review first = get(workspace, "weekly.2026-W15");
    assertThat(first.getLate()).isTrue();
    ActionItem done = first.getNewItems(0);
    update(done, ActionItem.State.DONE);

    write(workspace, pack(workspace, "2026-W16", past(3)).build());
    Review second = get(workspace, "weekly.2026-W16");
    // What is open is one item, not one per week; what was done and shows again is a new one.
    assertThat(second.getCarriedItemsList())
        .extracting(ActionItem::getName)
        .containsExactly(first.getNewItems(1).getName());
    assertThat(second.getNewItemsList()).hasSize(1);
    assertThat(second.getNewItems(0).getName()).isNotEqualTo(done.getName());
    assertThat(list(workspace)).extracting(Review::getName).hasSize(2);

    // Later figures of a review that was made replace the figures and make nothing twice.
    write(workspace, pack(workspace, "2026-W16", past(3)).setRevision(2).build());
    assertThat(get(workspace, "weekly.2026-W16").getPack().getRevision()).isEqualTo(2);
    assertThat(get(workspace, "weekly.2026-W16").getNewItemsList()).hasSize(1);
  }

  @Test
  void aReviewMadeAfterItsFollowUpDates_leavesAWeek() {
    String workspace = AlertService.newWorkspace();
    ReviewPack.Builder late = pack(workspace, "2026-W15", past(24 * 12));
    late.getAttentionBuilder(0).setFollowUpDate(date(LocalDate.now(ZoneOffset.UTC).minusDays(5)));
    late.removeAttention(1); // due in a week, which may be the day before in UTC
    LocalDate earliest = LocalDate.now(ZoneId.of("Europe/Berlin")).plusDays(7);

    write(workspace, late.build());

    ActionItem item = get(workspace, "weekly.2026-W15").getNewItems(0);
    assertThat(item.getOverdue()).isFalse();
    // Or a day later, when midnight passes meanwhile.
    assertThat(item.getDueDate()).isIn(date(earliest), date(earliest.plusDays(1)));
  }

  @Test
  void anOverdueItemIsAnIncidentUntilItIsDone() throws Exception {
    String workspace = AlertService.newWorkspace();
    ActionItem item =
        service
            .reviews()
            .createActionItem(
                CreateActionItemRequest.newBuilder()
                    .setParent("workspaces/" + workspace)
                    .setText("Rewrite the returns article.")
                    .setOwner("ada")
                    .setDueDate(date(LocalDate.now(ZoneOffset.UTC).minusDays(2)))
                    .setDeploymentId("helpbot")
                    .setActor("ada")
                    .setRequestId("r-1")
                    .build())
            .getActionItem();
    Until.holds(() -> assertThat(incidents(workspace)).hasSize(1));
    Incident incident = incidents(workspace).getFirst();
    assertThat(incident.getKind()).isEqualTo(Finding.Kind.ACTION_OVERDUE);
    assertThat(incident.getSentence()).contains("Rewrite the returns article.");
    assertThat(incident.getState()).isEqualTo(Incident.State.OPEN);

    // Another day: no longer overdue. Done: nothing left.
    ActionItem moved =
        service
            .reviews()
            .updateActionItem(
                UpdateActionItemRequest.newBuilder()
                    .setName(item.getName())
                    .setDueDate(date(LocalDate.now(ZoneOffset.UTC).plusDays(7)))
                    .setActor("ada")
                    .build())
            .getActionItem();
    assertThat(moved.getOverdue()).isFalse();
    assertThat(incidents(workspace).getFirst().getState()).isEqualTo(Incident.State.RESOLVED);
    assertThat(update(item, ActionItem.State.DONE).getState()).isEqualTo(ActionItem.State.DONE);
    assertThat(incidents(workspace)).hasSize(1);
  }

  @Test
  void aReviewIsReadAsMarkdownAndAsAPage_withDecisionsAndAttendance() {
    String workspace = AlertService.newWorkspace();
    service.write(workspace, FindingMessages.loginLoop(workspace).build());
    QaClassReport refunds =
        QaClassReport.newBuilder()
            .setPolicyClass(Assertion.PolicyClass.REFUND_AND_PRICING)
            .setAutomaticCount(4)
            .setConfirmedCount(3)
            .setOverruledCount(1)
            .setPrecision(QaRate.newBuilder().setValue(0.75).setLower(0.3).setUpper(0.954))
            .build();
    write(
        workspace,
        pack(workspace, "2026-W11", past(1))
            .addQaWeeks(
                QaReport.newBuilder()
                    .setFromWeek("2026-W10")
                    .setToWeek("2026-W10")
                    .setItemCount(20)
                    .setReviewedCount(12)
                    .addClasses(refunds))
            .build());
    String name = "workspaces/" + workspace + "/reviews/weekly.2026-W11";
    var unused =
        service
            .reviews()
            .recordDecision(
                RecordDecisionRequest.newBuilder()
                    .setName(name)
                    .setText("Keep the band of returns | 15 to 30 %")
                    .setActor("ada")
                    .build());
    Review review =
        service
            .reviews()
            .recordAttendance(
                RecordAttendanceRequest.newBuilder()
                    .setName(name)
                    .addAttendees("ada")
                    .setActor("ada")
                    .build())
            .getReview();
    assertThat(review.getRevision()).isEqualTo(3);
    assertThat(review.getIncidentsList()).hasSize(1);

    String markdown = render(name, RenderReviewRequest.Format.MARKDOWN);
    assertThat(markdown)
        .contains("# Weekly review 2026-W11")
        .contains("login loop")
        .contains("| returns | 340 | 52.0 % (n 340) | −8.3 (−13.5 to −3.3) |")
        .contains("Keep the band of returns \\| 15 to 30 %")
        .contains("context loss of returns at helpbot is outside its target.");
    String page = render(name, RenderReviewRequest.Format.HTML);
    assertThat(page).startsWith("<!DOCTYPE html>").contains("<svg").contains("Weekly review");
    for (String text : List.of(markdown, page)) {
      assertThat(text)
          .contains("2026-W10: 12 of 20 items reviewed, 0 disputed, 0 overdue.")
          .contains("75.0 % (30.0 % to 95.4 %)");
    }
    assertThat(page).doesNotContain("http://").doesNotContain("<script");
    assertThat(page).contains("&lt;b&gt;Help").doesNotContain("<b>Help");
  }

  @Test
  void historyIsReadableAndAsksNobodyForAnything() {
    String workspace = AlertService.newWorkspace();
    write(workspace, pack(workspace, "2026-W11", past(60)).setNotify(false).build());
    assertThat(get(workspace, "weekly.2026-W11").getNewItemsList()).isEmpty();
    assertThat(items(workspace)).isEmpty();
  }

  @Test
  void aBadPackIsRefusedAlone() {
    String workspace = AlertService.newWorkspace();
    WriteReviewPacksResponse response =
        write(
            workspace,
            pack(workspace, "2026-W15", past(1)).build(),
            pack("other", "2026-W15", past(1)).build());
    assertThat(response.getResults(0).getCode()).isZero();
    assertThat(response.getResults(1).getCode()).isEqualTo(3);
  }

  private static ReviewPack.Builder pack(String workspace, String week, Instant due) {
    Finding.Builder finding =
        FindingMessages.rollback(workspace)
            .addExamples(
                Example.newBuilder()
                    .setName("workspaces/" + workspace + "/conversations/c")
                    .setExcerpt("canary"));
    return ReviewPack.newBuilder()
        .setName("workspaces/" + workspace + "/reviewPacks/weekly." + week)
        .setRevision(1)
        .setKind(ReviewPack.Kind.WEEKLY)
        .setPeriod(week)
        .setStartWeek(week)
        .setEndWeek(week)
        .setTimeZone("Europe/Berlin")
        .setDueTime(Timestamp.newBuilder().setSeconds(due.getEpochSecond()).setNanos(due.getNano()))
        .setNotify(true)
        .addFindings(finding)
        .addDeployments(
            ReviewDeployment.newBuilder()
                .setDeploymentId("helpbot")
                .setDisplayName("<b>Helpbot")
                .addRows(
                    ReviewRow.newBuilder()
                        .setArchetypeId("returns")
                        .setConversationCount(340)
                        .setDeflection(
                            ReviewDeflection.newBuilder()
                                .setRate(
                                    ReviewFigure.newBuilder()
                                        .setUnit(ReviewFigure.Unit.FRACTION)
                                        .setValue(0.52)
                                        .setSampleSize(340))
                                .setBandLow(0.15)
                                .setBandHigh(0.30)
                                .setCsatResolution(
                                    ReviewFigure.newBuilder()
                                        .setUnit(ReviewFigure.Unit.FRACTION)
                                        .setDelta(-8.27)
                                        .setDeltaLower(-13.5)
                                        .setDeltaUpper(-3.29)
                                        .setOutside(true))
                                .setVerdict(ReviewDeflection.Verdict.ROLLBACK))))
        .addAttention(
            ReviewAttention.newBuilder()
                .setFinding(finding.getName())
                .setDeploymentId("helpbot")
                .setOwner("maria@example.com")
                .setFollowUpDate(date(LocalDate.now(ZoneOffset.UTC).plusDays(6))))
        .addAttention(
            ReviewAttention.newBuilder()
                .setKpi("context_loss")
                .setDeploymentId("helpbot")
                .setArchetypeId("returns")
                .setOwner("ada")
                .setFollowUpDate(date(LocalDate.now(ZoneOffset.UTC).plusDays(7))));
  }

  private static Instant past(int hours) {
    return Instant.now().minus(Duration.ofHours(hours));
  }

  private static Date date(LocalDate date) {
    return Date.newBuilder()
        .setYear(date.getYear())
        .setMonth(date.getMonthValue())
        .setDay(date.getDayOfMonth())
        .build();
  }

  private static WriteReviewPacksResponse write(String workspace, ReviewPack... packs) {
    return ReviewPackServiceGrpc.newBlockingStub(service.channel())
        .writeReviewPacks(
            WriteReviewPacksRequest.newBuilder()
                .setParent("workspaces/" + workspace)
                .addAllReviewPacks(List.of(packs))
                .build());
  }

  private static Review get(String workspace, String id) {
    return service
        .reviews()
        .getReview(
            GetReviewRequest.newBuilder()
                .setName("workspaces/" + workspace + "/reviews/" + id)
                .build())
        .getReview();
  }

  private static List<Review> list(String workspace) {
    return service
        .reviews()
        .listReviews(ListReviewsRequest.newBuilder().setParent("workspaces/" + workspace).build())
        .getReviewsList();
  }

  private static List<ActionItem> items(String workspace) {
    return service
        .reviews()
        .listActionItems(
            ListActionItemsRequest.newBuilder().setParent("workspaces/" + workspace).build())
        .getActionItemsList();
  }

  private static ActionItem update(ActionItem item, ActionItem.State state) {
    return service
        .reviews()
        .updateActionItem(
            UpdateActionItemRequest.newBuilder()
                .setName(item.getName())
                .setState(state)
                .setActor("ada")
                .build())
        .getActionItem();
  }

  private static List<Incident> incidents(String workspace) {
    return service
        .incidents()
        .listIncidents(
            ListIncidentsRequest.newBuilder().setParent("workspaces/" + workspace).build())
        .getIncidentsList();
  }

  private static String render(String name, RenderReviewRequest.Format format) {
    return service
        .reviews()
        .renderReview(RenderReviewRequest.newBuilder().setName(name).setFormat(format).build())
        .getContent();
  }
}
