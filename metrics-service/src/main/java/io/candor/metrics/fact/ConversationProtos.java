package io.candor.metrics.fact;

import static io.candor.metrics.fact.FieldProtos.invalid;
import static io.candor.metrics.fact.FieldProtos.millis;
import static io.candor.metrics.fact.FieldProtos.name;
import static io.candor.metrics.fact.FieldProtos.required;
import static io.candor.metrics.fact.FieldProtos.text;
import static io.candor.metrics.fact.FieldProtos.time;

import io.candor.ingest.v1.Survey;
import io.candor.metrics.cell.ConversationMeasures;
import io.candor.metrics.v1.Classification;
import io.candor.metrics.v1.ConversationFact;
import io.candor.metrics.v1.SurveyFact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Maps the contract's conversation to what the KPIs count.
final class ConversationProtos {
  private static final String OTHER = "other";
  private static final Comparator<SurveyFact> LATEST =
      Comparator.comparing(
              (SurveyFact survey) ->
                  required("surveys.answer_time", survey.hasAnswerTime(), survey.getAnswerTime()))
          .thenComparing(SurveyFact::getSurveyId);

  private ConversationProtos() {}

  static Conversation fromProto(String id, long revision, ConversationFact fact) {
    Instant open = required("open_time", fact.hasOpenTime(), fact.getOpenTime());
    Optional<Instant> close =
        fact.hasCloseTime()
            ? Optional.of(time("close_time", fact.getCloseTime()))
            : Optional.empty();
    if (close.isPresent() && close.get().isBefore(open)) {
      throw invalid("close_time", "must not be before open_time");
    }
    String area = area(fact.getClassification());
    return new Conversation(
        id,
        revision,
        text("deployment_id", fact.getDeploymentId()),
        text("bot_version", fact.getBotVersion()),
        name(fact.getChannel(), AccountHistory.UNSPECIFIED),
        text("account_id", fact.getAccountId()),
        text("customer_id", fact.getCustomerId()),
        open,
        close,
        fact.getArchetype().getId().isEmpty()
            ? OTHER
            : text("archetype.id", fact.getArchetype().getId()),
        area,
        handling(fact, close),
        fact.hasIntentConfidence()
            ? OptionalLong.of(confidenceMicros("intent_confidence", fact.getIntentConfidence()))
            : OptionalLong.empty(),
        fact.hasModelScore()
            ? OptionalLong.of(scoreMicros(fact.getModelScore().getRating()))
            : OptionalLong.empty(),
        PolicyProtos.counts(fact),
        PolicyProtos.excerpts(fact),
        text("excerpt", fact.getExcerpt()),
        items(id, revision, fact, area));
  }

  /// A confidence from 0 to 1 in millionths.
  static long confidenceMicros(String field, double confidence) {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw invalid(field, "must be 0 to 1");
    }
    return Math.round(confidence * 1_000_000);
  }

  private static Conversation.Handling handling(ConversationFact fact, Optional<Instant> close) {
    boolean resolved =
        switch (fact.getOutcome()) {
          case RESOLVED_CONFIRMED, RESOLVED_ASSUMED -> true;
          case ESCALATED, ABANDONED, OUTCOME_UNSPECIFIED, UNRECOGNIZED -> false;
        };
    boolean escalated =
        fact.getHumanHandled()
            || fact.getOutcome() == io.candor.ingest.v1.Conversation.Outcome.ESCALATED;
    boolean contained = fact.getAttempted() && resolved && !escalated;
    boolean lost = escalated && fact.getContextLoss().getValue();
    return new Conversation.Handling(
        fact.getAttempted(),
        resolved,
        escalated,
        fact.getTicketOpened(),
        new ConversationMeasures.Handoff(
            lost,
            lost && fact.getContextLoss().getSource() == io.candor.metrics.v1.Flag.Source.PRODUCER,
            escalated && fact.getRepeatState().getValue(),
            escalated ? packetParts(fact) : 0),
        handleTimes(fact, close, contained, escalated));
  }

  private static int packetParts(ConversationFact fact) {
    int parts = fact.getPacketPartCount();
    if (parts < 0 || parts > 5) {
      throw invalid("packet_part_count", "must be 0 to 5");
    }
    return parts;
  }

  // Only what counts is kept: the store reads percentiles from it without knowing the rules.
  private static ConversationMeasures.Measured handleTimes(
      ConversationFact fact, Optional<Instant> close, boolean contained, boolean escalated) {
    OptionalLong bot =
        contained && fact.hasFirstCustomerTurnTime() && fact.hasLastBotTurnTime()
            ? between(
                time("first_customer_turn_time", fact.getFirstCustomerTurnTime()),
                time("last_bot_turn_time", fact.getLastBotTurnTime()))
            : OptionalLong.empty();
    OptionalLong ticketing =
        escalated && fact.hasAgentHandleTime()
            ? OptionalLong.of(millis("agent_handle_time", fact.getAgentHandleTime()))
            : OptionalLong.empty();
    OptionalLong turns =
        escalated && ticketing.isEmpty() && fact.hasFirstAgentTurnTime() && close.isPresent()
            ? between(time("first_agent_turn_time", fact.getFirstAgentTurnTime()), close.get())
            : OptionalLong.empty();
    return new ConversationMeasures.Measured(bot, turns, ticketing);
  }

  // A bot that spoke only before the customer, or an agent after the close, measures nothing.
  private static OptionalLong between(Instant from, Instant to) {
    return to.isBefore(from)
        ? OptionalLong.empty()
        : OptionalLong.of(Duration.between(from, to).toMillis());
  }

  private static long scoreMicros(double rating) {
    if (!(rating >= 1 && rating <= 5)) {
      throw invalid("model_score.rating", "must be 1 to 5");
    }
    return Math.round(rating * 1_000_000);
  }

  /// The last answer of each kind, in the order of the kinds.
  private static List<Item> items(
      String conversationId, long revision, ConversationFact fact, String conversationArea) {
    List<Item> items = new ArrayList<>();
    for (Survey.Kind kind : List.of(Survey.Kind.RESOLUTION, Survey.Kind.DELAYED)) {
      fact.getSurveysList().stream()
          .filter(survey -> survey.getKind() == kind)
          .max(LATEST)
          .map(survey -> item(conversationId, revision, fact, survey, conversationArea))
          .ifPresent(items::add);
    }
    return items;
  }

  private static Item item(
      String conversationId,
      long revision,
      ConversationFact fact,
      SurveyFact survey,
      String conversationArea) {
    if (survey.getSurveyId().isEmpty()) {
      throw invalid("surveys.survey_id", "must be set");
    }
    String area = area(survey.getClassification());
    return new Item(
        conversationId,
        text("surveys.survey_id", survey.getSurveyId()),
        revision,
        survey.getKind().name(),
        time("surveys.answer_time", survey.getAnswerTime()),
        Optional.of(FieldProtos.rating("surveys.rating", survey.getRating(), survey.getScale())),
        text("account_id", fact.getAccountId()),
        text("customer_id", fact.getCustomerId()),
        area.isEmpty() ? conversationArea : area,
        theme(survey.getClassification()),
        text("surveys.excerpt", survey.getExcerpt()),
        "",
        rootCause(survey.getClassification()),
        language(survey.getClassification()));
  }

  static String area(Classification classification) {
    return text("classification.area.id", classification.getArea().getId());
  }

  static String rootCause(Classification classification) {
    return FieldProtos.name(classification.getRootCause(), "");
  }

  static String language(Classification classification) {
    return text("classification.language", classification.getLanguage());
  }

  // An item is counted once: in its most probable theme.
  static String theme(Classification classification) {
    return classification.getThemesCount() == 0
        ? ""
        : text("classification.themes.id", classification.getThemes(0).getId());
  }
}
