package io.candor.metrics.testing;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Durations;
import com.google.type.Money;
import io.candor.ingest.v1.Account;
import io.candor.ingest.v1.AccountState;
import io.candor.ingest.v1.AccountVersion;
import io.candor.ingest.v1.Deployment;
import io.candor.ingest.v1.Feedback;
import io.candor.ingest.v1.Scale;
import io.candor.ingest.v1.Survey;
import io.candor.metrics.v1.Classification;
import io.candor.metrics.v1.ConversationFact;
import io.candor.metrics.v1.Fact;
import io.candor.metrics.v1.FeedbackFact;
import io.candor.metrics.v1.Flag;
import io.candor.metrics.v1.Label;
import io.candor.metrics.v1.ModelScore;
import io.candor.metrics.v1.PolicyIncident;
import io.candor.metrics.v1.Refund;
import io.candor.metrics.v1.SurveyFact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Facts with everything in them that can move a counter: reopened and reclassified conversations,
/// late accounts, moved go-lives, answers that come and go. Few customers, so that chains are long.
/// The same seed gives the same.
public final class RandomFacts {
  private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
  private static final List<String> ARCHETYPES = List.of("returns", "order_status", "other", "");
  private static final List<String> AREAS = List.of("mobile_app", "billing", "");
  private static final List<String> THEMES = List.of("login_loop", "app_crash", "");
  private static final List<String> VERSIONS = List.of("1.0", "1.1", "");
  private static final int REVISIONS = 3;

  private final String workspace;
  private final Random random;

  public RandomFacts(String workspace, long seed) {
    this.workspace = workspace;
    this.random = new Random(seed);
  }

  /// Every revision of every thing, oldest first.
  public List<Fact> generate(int conversationCount) {
    List<Fact> facts = new ArrayList<>();
    for (int revision = 1; revision <= REVISIONS; revision++) {
      for (int i = 0; i < 2; i++) {
        facts.add(fact("deployments/bot-" + i, revision).setDeployment(deployment()).build());
      }
      for (int i = 0; i < 5; i++) {
        facts.add(fact("accounts/acc-" + i, revision).setAccount(account()).build());
      }
      for (int i = 0; i < conversationCount; i++) {
        if (revision == 1 || random.nextInt(3) == 0) {
          facts.add(
              fact("conversations/conv-" + i, revision).setConversation(conversation(i)).build());
        }
      }
      for (int i = 0; i < conversationCount / 4; i++) {
        facts.add(fact("feedback/fb-" + i, revision).setFeedback(feedback()).build());
      }
    }
    return facts;
  }

  private Fact.Builder fact(String key, long revision) {
    return Fact.newBuilder().setName("workspaces/" + workspace + "/" + key).setRevision(revision);
  }

  private Deployment deployment() {
    return Deployment.newBuilder().setGoLiveTime(time(later(START, 40, 50))).build();
  }

  private Account account() {
    Account.Builder account = Account.newBuilder();
    account.addVersions(AccountVersion.newBuilder().setState(state()));
    if (random.nextBoolean()) {
      account.addVersions(
          AccountVersion.newBuilder().setStartTime(time(later(START, 20, 60))).setState(state()));
    }
    return account.build();
  }

  private AccountState state() {
    return AccountState.newBuilder()
        .setSegmentValue(random.nextInt(5))
        .setArr(Money.newBuilder().setCurrencyCode("USD").setUnits(random.nextInt(100_000)))
        .build();
  }

  private ConversationFact conversation(int i) {
    Instant open = later(START, 0, 70);
    ConversationFact.Builder fact =
        ConversationFact.newBuilder()
            .setDeploymentId(random.nextInt(3) == 0 ? "" : "bot-" + random.nextInt(2))
            .setBotVersion(pick(VERSIONS))
            .setChannelValue(random.nextInt(4))
            .setAccountId(random.nextInt(4) == 0 ? "" : "acc-" + random.nextInt(6))
            .setCustomerId(random.nextInt(6) == 0 ? "" : "cu-" + random.nextInt(7))
            .setOpenTime(time(open))
            .setArchetype(Label.newBuilder().setId(pick(ARCHETYPES)))
            .setClassification(classification())
            .setOutcomeValue(random.nextInt(5))
            .setAttempted(random.nextBoolean())
            .setHumanHandled(random.nextInt(3) == 0)
            .setTicketOpened(random.nextInt(4) == 0)
            .setFirstCustomerTurnTime(time(open))
            .setLastBotTurnTime(time(open.plusSeconds(random.nextInt(900))))
            .setFirstAgentTurnTime(time(open.plusSeconds(random.nextInt(600))))
            .setContextLoss(Flag.newBuilder().setValue(random.nextBoolean()).setSourceValue(1))
            .setRepeatState(Flag.newBuilder().setValue(random.nextBoolean()).setSourceValue(2))
            .setExcerpt("conversation " + i);
    if (random.nextInt(8) != 0) {
      fact.setCloseTime(time(open.plusSeconds(600 + random.nextInt(3 * 86_400))));
    }
    if (random.nextBoolean()) {
      fact.setAgentHandleTime(Durations.fromMillis(random.nextInt(5_000_000)));
    }
    if (random.nextBoolean()) {
      fact.setModelScore(ModelScore.newBuilder().setRating(1 + 4 * random.nextDouble()));
    }
    if (random.nextInt(5) == 0) {
      fact.addRefunds(refund());
      fact.addPolicyIncidents(
          PolicyIncident.newBuilder()
              .setPolicyClassValue(1 + random.nextInt(4))
              .setAssertionId("a-" + random.nextInt(2))
              .setTime(time(open))
              .setStatusValue(1 + random.nextInt(3))
              .setExcerpt("within 60 days"));
    }
    for (int answer = 0; answer < random.nextInt(4); answer++) {
      fact.addSurveys(survey(open));
    }
    return fact.build();
  }

  private Refund refund() {
    Refund.Builder refund = Refund.newBuilder().setToolCallId("t-" + random.nextInt(9));
    if (random.nextBoolean()) {
      refund
          .setWithinPolicy(false)
          .setLeakage(
              Money.newBuilder()
                  .setCurrencyCode(random.nextBoolean() ? "USD" : "EUR")
                  .setUnits(random.nextInt(90))
                  .setNanos(250_000_000));
    }
    return refund.build();
  }

  private SurveyFact survey(Instant open) {
    return SurveyFact.newBuilder()
        .setSurveyId("sv-" + random.nextInt(6))
        .setKind(random.nextBoolean() ? Survey.Kind.RESOLUTION : Survey.Kind.DELAYED)
        .setRating(random.nextInt(11))
        .setScale(Scale.newBuilder().setMin(0).setMax(10))
        .setAnswerTime(time(open.plus(Duration.ofHours(random.nextInt(120)))))
        .setClassification(classification())
        .setExcerpt(random.nextBoolean() ? "" : "keeps me out")
        .build();
  }

  private FeedbackFact feedback() {
    FeedbackFact.Builder fact =
        FeedbackFact.newBuilder()
            .setSourceValue(random.nextInt(Feedback.Source.values().length - 1))
            .setTime(time(later(START, 0, 70)))
            .setAccountId(random.nextInt(4) == 0 ? "" : "acc-" + random.nextInt(6))
            .setClassification(classification())
            .setExcerpt("a word");
    if (random.nextBoolean()) {
      fact.setRating(1 + random.nextInt(5));
    }
    return fact.build();
  }

  private Classification classification() {
    Classification.Builder classification = Classification.newBuilder();
    String area = pick(AREAS);
    if (!area.isEmpty()) {
      classification.setArea(Label.newBuilder().setId(area));
    }
    String theme = pick(THEMES);
    if (!theme.isEmpty()) {
      classification.addThemes(Label.newBuilder().setId(theme));
    }
    return classification.build();
  }

  private String pick(List<String> names) {
    return names.get(random.nextInt(names.size()));
  }

  private Instant later(Instant from, int minDays, int maxDays) {
    long millis = Duration.ofDays(maxDays - minDays).toMillis();
    return from.plus(Duration.ofDays(minDays)).plusMillis((long) (millis * random.nextDouble()));
  }

  private static Timestamp time(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }
}
