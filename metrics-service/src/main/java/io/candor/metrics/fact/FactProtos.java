package io.candor.metrics.fact;

import static io.candor.metrics.fact.FieldProtos.name;
import static io.candor.metrics.fact.FieldProtos.required;
import static io.candor.metrics.fact.FieldProtos.text;
import static io.candor.metrics.fact.FieldProtos.time;

import com.google.type.Date;
import io.candor.classifier.v1.Taxonomy;
import io.candor.ingest.v1.Account;
import io.candor.ingest.v1.AccountState;
import io.candor.ingest.v1.AccountVersion;
import io.candor.kit.error.CandorException;
import io.candor.kit.resource.ResourceName;
import io.candor.metrics.MetricsReason;
import io.candor.metrics.producer.ProducerSilence;
import io.candor.metrics.v1.FeedbackFact;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Maps the contract's facts to the domain's. Throws [CandorException] for a fact that can never be
/// accepted.
final class FactProtos {
  private FactProtos() {}

  static Fact fromProto(String workspace, io.candor.metrics.v1.Fact fact) {
    long revision = fact.getRevision();
    return switch (fact.getBodyCase()) {
      case CONVERSATION ->
          new Fact.OfConversation(
              ConversationProtos.fromProto(
                  id(workspace, fact, "conversations"), revision, fact.getConversation()));
      case FEEDBACK ->
          new Fact.OfFeedback(
              feedback(id(workspace, fact, "feedback"), revision, fact.getFeedback()));
      case ACCOUNT ->
          new Fact.OfAccount(account(id(workspace, fact, "accounts"), revision, fact.getAccount()));
      case DEPLOYMENT ->
          new Fact.OfDeployment(
              deployment(id(workspace, fact, "deployments"), revision, fact.getDeployment()));
      case RELEASE ->
          new Fact.OfRelease(release(id(workspace, fact, "releases"), revision, fact.getRelease()));
      case PRODUCER ->
          new Fact.OfProducer(
              producer(id(workspace, fact, "producers"), revision, fact.getProducer()));
      case ERASED -> new Fact.Erased(erased(workspace, fact));
      case TAXONOMY -> new Fact.OfTaxonomy(taxonomy(workspace, fact, fact.getTaxonomy()));
      case QA_WEEK -> new Fact.OfQaWeek(qaWeek(id(workspace, fact, "qaWeeks"), fact));
      case BODY_NOT_SET -> throw FieldProtos.invalid("body", "must be set");
    };
  }

  private static Fact erased(String workspace, io.candor.metrics.v1.Fact fact) {
    String[] parts = fact.getName().split("/", -1);
    String collection = parts.length == 4 ? parts[2] : "";
    return switch (collection) {
      case "conversations" ->
          new Fact.OfConversation(
              Conversation.erased(id(workspace, fact, collection), fact.getRevision()));
      case "feedback" ->
          new Fact.OfFeedback(Item.erased(id(workspace, fact, collection), fact.getRevision()));
      case "accounts" ->
          new Fact.OfAccount(
              new AccountHistory(
                  id(workspace, fact, collection), fact.getRevision(), java.util.List.of()));
      default -> throw mismatch();
    };
  }

  private static String id(String workspace, io.candor.metrics.v1.Fact fact, String collection) {
    ResourceName name = ResourceName.parse(fact.getName(), collection);
    if (!name.workspace().equals(workspace)) {
      throw mismatch();
    }
    return text("name", name.id());
  }

  private static CandorException mismatch() {
    return CandorException.of(MetricsReason.FACT_NAME_MISMATCH)
        .message("The fact's name is not of the request's workspace and the body's collection")
        .field("name", "must be in the workspace of the request's parent, and fit the body")
        .build();
  }

  private static Item feedback(String id, long revision, FeedbackFact fact) {
    return new Item(
        "",
        id,
        revision,
        name(fact.getSource(), "OTHER"),
        required("time", fact.hasTime(), fact.getTime()),
        fact.hasRating()
            ? Optional.of(FieldProtos.rating("rating", fact.getRating(), fact.getScale()))
            : Optional.empty(),
        text("account_id", fact.getAccountId()),
        text("customer_id", fact.getCustomerId()),
        ConversationProtos.area(fact.getClassification()),
        ConversationProtos.theme(fact.getClassification()),
        text("excerpt", fact.getExcerpt()),
        text("app_version", fact.getAppVersion()),
        ConversationProtos.rootCause(fact.getClassification()),
        ConversationProtos.language(fact.getClassification()));
  }

  private static AccountHistory account(String id, long revision, Account account) {
    return new AccountHistory(
        id, revision, account.getVersionsList().stream().map(FactProtos::version).toList());
  }

  private static AccountHistory.Version version(AccountVersion version) {
    AccountState state = version.getState();
    return new AccountHistory.Version(
        version.hasStartTime()
            ? Optional.of(time("versions.start_time", version.getStartTime()))
            : Optional.empty(),
        name(state.getSegment(), AccountHistory.UNSPECIFIED),
        text("versions.state.plan", state.getPlan()),
        state.hasArr() ? state.getArr().getCurrencyCode() : "",
        state.hasArr() ? FieldProtos.micros("versions.state.arr", state.getArr()) : 0,
        state.hasRenewalDate() ? Optional.of(date(state.getRenewalDate())) : Optional.empty(),
        name(state.getLifecycleStage(), AccountHistory.UNSPECIFIED));
  }

  private static LocalDate date(Date date) {
    try {
      return LocalDate.of(date.getYear(), date.getMonth(), date.getDay());
    } catch (DateTimeException e) {
      throw FieldProtos.invalid("versions.state.renewal_date", "must be a day of the calendar");
    }
  }

  private static Deployment deployment(
      String id, long revision, io.candor.ingest.v1.Deployment deployment) {
    return new Deployment(
        id,
        revision,
        text("display_name", deployment.getDisplayName()),
        required("go_live_time", deployment.hasGoLiveTime(), deployment.getGoLiveTime()),
        deployment.getDeflectionListList().stream()
            .map(archetype -> text("deflection_list", archetype))
            .toList(),
        thresholds(deployment),
        text("bot_versions", DeploymentProtos.latestVersion(deployment.getBotVersionsList())),
        text("rollback_owner", deployment.getRollbackOwner()));
  }

  private static Map<String, Long> thresholds(io.candor.ingest.v1.Deployment deployment) {
    Map<String, Long> micros = new TreeMap<>();
    deployment
        .getConfidenceThresholdsMap()
        .forEach(
            (archetype, confidence) ->
                micros.put(
                    text("confidence_thresholds", archetype),
                    ConversationProtos.confidenceMicros("confidence_thresholds", confidence)));
    return micros;
  }

  private static Release release(String id, long revision, io.candor.ingest.v1.Release release) {
    return new Release(
        id,
        revision,
        text("product_area", release.getProductArea()),
        text("version", release.getVersion()),
        required("release_time", release.hasReleaseTime(), release.getReleaseTime()));
  }

  private static Producer producer(
      String id, long revision, io.candor.ingest.v1.Producer producer) {
    return new Producer(
        id,
        revision,
        producer.getSilencesList().stream()
            .map(
                silence ->
                    new ProducerSilence(
                        id,
                        time("silences.last_event_time", silence.getLastEventTime()),
                        Duration.ofMillis(
                            FieldProtos.millis(
                                "silences.usual_interval", silence.getUsualInterval())),
                        required(
                            "silences.start_time", silence.hasStartTime(), silence.getStartTime()),
                        silence.hasEndTime()
                            ? Optional.of(time("silences.end_time", silence.getEndTime()))
                            : Optional.empty()))
            .toList());
  }

  private static TaxonomyDocument taxonomy(
      String workspace, io.candor.metrics.v1.Fact fact, Taxonomy taxonomy) {
    if (!fact.getName().equals(ResourceName.ofWorkspace(workspace) + "/taxonomy")) {
      throw mismatch();
    }
    return new TaxonomyDocument(fact.getRevision(), taxonomy.toByteArray());
  }

  private static QaWeekDocument qaWeek(String week, io.candor.metrics.v1.Fact fact) {
    if (!fact.getQaWeek().getFromWeek().equals(week)
        || !fact.getQaWeek().getToWeek().equals(week)) {
      throw mismatch();
    }
    return new QaWeekDocument(week, fact.getRevision(), fact.getQaWeek().toByteArray());
  }
}
