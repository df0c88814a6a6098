package io.candor.bench;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import com.google.type.Money;
import io.candor.ingest.v1.Account;
import io.candor.ingest.v1.AccountState;
import io.candor.ingest.v1.AccountVersion;
import io.candor.ingest.v1.Conversation;
import io.candor.ingest.v1.Deployment;
import io.candor.ingest.v1.Scale;
import io.candor.ingest.v1.Survey;
import io.candor.metrics.v1.Classification;
import io.candor.metrics.v1.ConversationFact;
import io.candor.metrics.v1.Fact;
import io.candor.metrics.v1.Flag;
import io.candor.metrics.v1.Label;
import io.candor.metrics.v1.ModelScore;
import io.candor.metrics.v1.SurveyFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Facts of two years of support: eight weeks of people alone, then a bot; twelve ticket types of
/// unequal size, five segments, four channels, forty themes. The same seed gives the same.
final class YearFacts {

  static final String DEPLOYMENT = "helpbot";
  static final Instant START = Instant.parse("2024-01-01T00:00:00Z"); // Monday of 2024-W01
  static final int WEEKS = 104;
  static final int GO_LIVE_WEEK = 8;

  private static final int WEEK_SECONDS = 7 * 86_400;
  private static final int ACCOUNTS = 400;
  private static final int AREAS = 8;
  private static final int THEMES = 40;
  private static final String[] ARCHETYPES = {
    "order_status", "billing_dispute", "returns", "password_reset", "basic_billing",
    "shipping_policy", "plan_comparison", "plan_change", "cancellation", "data_export",
    "invoice_copy", "other"
  };

  private final String parent;
  private final Random random;
  private final int conversations;

  /// @param conversations over the two years
  YearFacts(String workspace, int conversations) {
    this.parent = "workspaces/" + workspace;
    this.random = new Random(conversations);
    this.conversations = conversations;
  }

  /// The bot and the accounts.
  List<Fact> references() {
    var facts = new ArrayList<Fact>();
    facts.add(
        fact("deployments/" + DEPLOYMENT)
            .setDeployment(
                Deployment.newBuilder()
                    .setDeploymentId(DEPLOYMENT)
                    .setGoLiveTime(time(GO_LIVE_WEEK * (long) WEEK_SECONDS)))
            .build());
    for (var i = 0; i < ACCOUNTS; i++) {
      facts.add(
          fact("accounts/acc-" + i)
              .setAccount(
                  Account.newBuilder()
                      .setAccountId("acc-" + i)
                      .addVersions(
                          AccountVersion.newBuilder()
                              .setState(
                                  AccountState.newBuilder()
                                      .setSegmentValue(1 + i % 4)
                                      .setArr(
                                          Money.newBuilder()
                                              .setCurrencyCode("USD")
                                              .setUnits(1000L * (1 + i))))))
              .build());
    }
    return facts;
  }

  /// Conversations from one number to another, in order of their opening.
  List<Fact> conversations(int from, int to) {
    var facts = new ArrayList<Fact>(to - from);
    for (var i = from; i < to; i++) {
      facts.add(fact("conversations/c" + i).setConversation(conversation(i)).build());
    }
    return facts;
  }

  private Fact.Builder fact(String key) {
    return Fact.newBuilder().setName(parent + "/" + key).setRevision(1);
  }

  private ConversationFact conversation(int number) {
    var open = (long) ((double) number / conversations * WEEKS * WEEK_SECONDS);
    var live = open >= GO_LIVE_WEEK * (long) WEEK_SECONDS;
    // Squared: the first types are the large ones.
    var type = (int) (ARCHETYPES.length * Math.pow(random.nextDouble(), 2));
    var attempted = live && random.nextDouble() < 0.8;
    var resolved = attempted && random.nextDouble() < 0.6 - 0.04 * type;
    var close = open + 600 + random.nextInt(3_000);
    var fact =
        ConversationFact.newBuilder()
            .setDeploymentId(live ? DEPLOYMENT : "")
            .setBotVersion(live ? "1." + open / (20L * WEEK_SECONDS) : "")
            .setChannelValue(1 + random.nextInt(4))
            .setAccountId(random.nextInt(10) == 0 ? "" : "acc-" + random.nextInt(ACCOUNTS))
            .setCustomerId("cu-" + random.nextInt(Math.max(1, conversations / 4)))
            .setOpenTime(time(open))
            .setCloseTime(time(close))
            .setArchetype(Label.newBuilder().setId(ARCHETYPES[type]))
            .setClassification(classification())
            .setOutcome(
                resolved ? Conversation.Outcome.RESOLVED_CONFIRMED : Conversation.Outcome.ESCALATED)
            .setAttempted(attempted)
            .setHumanHandled(!resolved)
            .setFirstCustomerTurnTime(time(open))
            .setModelScore(ModelScore.newBuilder().setRating(1 + 4 * random.nextDouble()))
            .setExcerpt("My last invoice shows an amount that I cannot explain.");
    if (attempted) {
      fact.setLastBotTurnTime(time(open + 30 + random.nextInt(400)));
    }
    if (!resolved) {
      fact.setFirstAgentTurnTime(time(open + 200 + random.nextInt(400)))
          .setAgentHandleTime(Duration.newBuilder().setSeconds(200 + random.nextInt(900)))
          .setContextLoss(flag(0.03))
          .setRepeatState(flag(0.05));
    }
    if (random.nextDouble() < 0.35) {
      fact.addSurveys(survey(number, Survey.Kind.RESOLUTION, close + 300));
    }
    if (random.nextDouble() < 0.14) {
      fact.addSurveys(survey(number, Survey.Kind.DELAYED, close + 60 * 3_600));
    }
    return fact.build();
  }

  private SurveyFact survey(int number, Survey.Kind kind, long answer) {
    return SurveyFact.newBuilder()
        .setSurveyId("s" + number + kind.name().charAt(0))
        .setKind(kind)
        .setRating(random.nextDouble() < 0.8 ? 5 : 1 + random.nextInt(3))
        .setScale(Scale.newBuilder().setMin(1).setMax(5))
        .setAnswerTime(time(answer))
        .setClassification(classification())
        .setExcerpt("The invoice was explained to me in the end.")
        .build();
  }

  private Classification classification() {
    var theme = random.nextInt(THEMES);
    return Classification.newBuilder()
        .setArea(Label.newBuilder().setId("area-" + theme % AREAS))
        .addThemes(Label.newBuilder().setId("theme-" + theme))
        .build();
  }

  private Flag flag(double share) {
    return Flag.newBuilder().setValue(random.nextDouble() < share).setSourceValue(1).build();
  }

  private static Timestamp time(long seconds) {
    return Timestamp.newBuilder().setSeconds(START.getEpochSecond() + seconds).build();
  }
}
