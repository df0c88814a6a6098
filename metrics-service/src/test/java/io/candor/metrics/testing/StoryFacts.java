package io.candor.metrics.testing;

import com.google.protobuf.Timestamp;
import com.google.type.Money;
import io.candor.classifier.v1.Archetype;
import io.candor.classifier.v1.Area;
import io.candor.classifier.v1.Taxonomy;
import io.candor.classifier.v1.Theme;
import io.candor.ingest.v1.Account;
import io.candor.ingest.v1.AccountState;
import io.candor.ingest.v1.AccountVersion;
import io.candor.ingest.v1.BotVersion;
import io.candor.ingest.v1.Conversation;
import io.candor.ingest.v1.Deployment;
import io.candor.ingest.v1.Feedback;
import io.candor.ingest.v1.Release;
import io.candor.ingest.v1.Survey;
import io.candor.metrics.v1.Classification;
import io.candor.metrics.v1.ConversationFact;
import io.candor.metrics.v1.Fact;
import io.candor.metrics.v1.FeedbackFact;
import io.candor.metrics.v1.Label;
import io.candor.metrics.v1.SurveyFact;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/// A small story that ends last week: returns are answered well before go-live and badly after it,
/// and last week a release brought a login loop.
public final class StoryFacts {
  /// Whole weeks since go-live.
  public static final int LIVE_WEEKS = 4;

  private static final int BASELINE_WEEKS = 8;
  private static final int PER_WEEK = 40;
  /// Reviews of last week that are about the login loop.
  public static final int LOOPS = 12;

  private final String workspace;
  private final Instant lastWeek;
  private final List<Fact> facts = new ArrayList<>();

  /// @param now the week that holds it is the first after the story
  public StoryFacts(String workspace, Instant now) {
    this.workspace = workspace;
    LocalDate monday =
        LocalDate.ofInstant(now, ZoneOffset.UTC)
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    this.lastWeek = monday.minusWeeks(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    tell();
  }

  /// The story.
  public List<Fact> facts() {
    return List.copyOf(facts);
  }

  private void tell() {
    Instant goLive = weeksBefore(LIVE_WEEKS - 1);
    add(
        "taxonomy",
        fact ->
            fact.setTaxonomy(
                Taxonomy.newBuilder()
                    .addAreas(
                        Area.newBuilder()
                            .setAreaId("mobile_app")
                            .setDisplayName("Mobile app")
                            .setOwner("mobile@example.com"))
                    .addThemes(
                        Theme.newBuilder()
                            .setThemeId("login_loop")
                            .setAreaId("mobile_app")
                            .setDisplayName("Login loop"))
                    .addArchetypes(Archetype.newBuilder().setArchetypeId("returns").setTier(2))));
    add(
        "deployments/bot",
        fact ->
            fact.setDeployment(
                Deployment.newBuilder()
                    .addDeflectionList("returns")
                    .putConfidenceThresholds("returns", 0.6)
                    .addBotVersions(version("2.0", 9))
                    .addBotVersions(version("1.0", 1))
                    .setDisplayName("Help bot")
                    .setGoLiveTime(time(goLive))
                    .setRollbackOwner("maria@example.com")));
    for (int i = 0; i < 4; i++) {
      int arr = 100 * (i + 1);
      add("accounts/acc-" + i, fact -> fact.setAccount(account(arr)));
    }
    add(
        "releases/mobile-5.2.0",
        fact ->
            fact.setRelease(
                Release.newBuilder()
                    .setProductArea("mobile_app")
                    .setVersion("5.2.0")
                    .setReleaseTime(time(lastWeek.plus(Duration.ofHours(9))))));
    for (int week = 0; week < BASELINE_WEEKS + LIVE_WEEKS; week++) {
      boolean live = week >= BASELINE_WEEKS;
      Instant monday = weeksBefore(BASELINE_WEEKS + LIVE_WEEKS - 1 - week);
      for (int i = 0; i < PER_WEEK; i++) {
        conversation(monday, week * PER_WEEK + i, live);
      }
    }
    for (int i = 0; i < LOOPS; i++) {
      loop(i);
    }
  }

  private static Account account(int arr) {
    return Account.newBuilder()
        .addVersions(
            AccountVersion.newBuilder()
                .setState(
                    AccountState.newBuilder()
                        .setSegment(Account.Segment.ENTERPRISE)
                        .setArr(Money.newBuilder().setCurrencyCode("USD").setUnits(arr))))
        .build();
  }

  private void conversation(Instant monday, int number, boolean live) {
    Instant open = monday.plus(Duration.ofHours(number % 100)).plusSeconds(number);
    // 36 of 40 are satisfied before go-live, 24 of 40 after it.
    boolean satisfied = number % PER_WEEK < (live ? 24 : 36);
    add(
        "conversations/conv-" + number,
        fact ->
            fact.setConversation(
                ConversationFact.newBuilder()
                    .setDeploymentId(live ? "bot" : "")
                    .setChannel(Conversation.Channel.CHAT)
                    .setAccountId("acc-" + number % 4)
                    .setCustomerId("cu-" + number)
                    .setOpenTime(time(open))
                    .setCloseTime(time(open.plusSeconds(600)))
                    .setArchetype(Label.newBuilder().setId("returns"))
                    .setOutcome(Conversation.Outcome.RESOLVED_CONFIRMED)
                    .setAttempted(live)
                    .addSurveys(
                        SurveyFact.newBuilder()
                            .setSurveyId("sv-" + number)
                            .setKind(Survey.Kind.RESOLUTION)
                            .setRating(satisfied ? 5 : 1)
                            .setAnswerTime(time(open.plusSeconds(900)))
                            .setExcerpt(satisfied ? "thanks" : "no refund after all"))));
  }

  private void loop(int number) {
    add(
        "feedback/fb-" + number,
        fact ->
            fact.setFeedback(
                FeedbackFact.newBuilder()
                    .setSource(Feedback.Source.APP_REVIEW)
                    .setTime(time(lastWeek.plus(Duration.ofHours(20 + number))))
                    .setRating(1)
                    .setAccountId("acc-" + number % 2)
                    .setCustomerId(looped(number))
                    .setAppVersion(number % 2 == 0 ? "5.2.0" : "")
                    .setClassification(
                        Classification.newBuilder()
                            .setArea(Label.newBuilder().setId("mobile_app"))
                            .addThemes(Label.newBuilder().setId("login_loop"))
                            .setRootCause(
                                number % 4 == 0
                                    ? Classification.RootCause.SLOW_RESOLUTION
                                    : Classification.RootCause.PRODUCT_BUG)
                            .setLanguage(number % 2 == 0 ? "en" : "und"))
                    .setExcerpt("keeps me out in a loop")));
  }

  // 6 of one, 4 of another, 1 of a third; one of nobody knows whom.
  private static String looped(int number) {
    return switch (number) {
      case 0, 1, 2, 3, 4, 5 -> "cu-zoe";
      case 6, 7, 8, 9 -> "cu-yan";
      case 11 -> "cu-amy";
      default -> "";
    };
  }

  private interface Body {
    void set(Fact.Builder fact);
  }

  private void add(String key, Body body) {
    Fact.Builder fact =
        Fact.newBuilder().setName("workspaces/" + workspace + "/" + key).setRevision(1);
    body.set(fact);
    facts.add(fact.build());
  }

  private Instant weeksBefore(int weeks) {
    return lastWeek.minus(Duration.ofDays(7L * weeks));
  }

  private static Timestamp time(Instant instant) {
    return Timestamp.newBuilder().setSeconds(instant.getEpochSecond()).build();
  }

  private static BotVersion version(String name, long startSeconds) {
    return BotVersion.newBuilder()
        .setVersion(name)
        .setStartTime(com.google.protobuf.Timestamp.newBuilder().setSeconds(startSeconds))
        .build();
  }
}
