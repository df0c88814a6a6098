package io.candor.classifier.record;

import com.google.protobuf.Timestamp;
import io.candor.classifier.check.CheckReport;
import io.candor.classifier.check.TranscriptProtos;
import io.candor.classifier.conversation.ConversationDigest;
import io.candor.classifier.conversation.CustomerWords;
import io.candor.classifier.conversation.Outcome;
import io.candor.classifier.conversation.OutcomeSign;
import io.candor.classifier.conversation.Outcomes;
import io.candor.classifier.conversation.Transcript;
import io.candor.classifier.labelling.Sentiment;
import io.candor.classifier.labelling.TextLabels;
import io.candor.classifier.satisfaction.ScoreProtos;
import io.candor.classifier.satisfaction.Signs;
import io.candor.classifier.taxonomy.Archetype;
import io.candor.ingest.v1.Conversation;
import io.candor.ingest.v1.Survey;
import io.candor.metrics.v1.ConversationFact;
import io.candor.metrics.v1.Label;
import io.candor.metrics.v1.SurveyFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Conversations as facts.
final class ConversationFactProtos {
  private ConversationFactProtos() {}

  /// The texts whose labels [#toFact] asks for.
  static List<String> texts(Conversation conversation) {
    Transcript transcript = TranscriptProtos.fromProto(conversation);
    List<String> texts = new ArrayList<>();
    texts.add(CustomerWords.opening(transcript));
    texts.add(CustomerWords.closing(transcript));
    conversation.getSurveysList().forEach(survey -> texts.add(survey.getVerbatim()));
    return texts;
  }

  /// @param labels of a text
  /// @param scoring the model of satisfaction
  /// @param report what the checks found; absent: not checked
  static ConversationFact toFact(
      Conversation conversation,
      Function<String, TextLabels> labels,
      Scoring scoring,
      @Nullable CheckReport report) {
    Transcript transcript = TranscriptProtos.fromProto(conversation);
    ConversationDigest digest = ConversationDigest.of(transcript);
    ConversationFact.Builder fact = ConversationFact.newBuilder();
    copyGiven(conversation, fact);
    putDigest(digest, fact);
    if (digest.outcomeDerived()) {
      Outcomes.signs(transcript).forEach(sign -> fact.addOutcomeSigns(toProto(sign)));
    }
    if (report != null) {
      CheckFactProtos.put(report, transcript.handoff(), fact);
    }
    String opening = CustomerWords.opening(transcript);
    TextLabels topic =
        labels
            .apply(opening)
            .withProducerTags(conversation.getProductArea(), conversation.getArchetype());
    TextLabels mood = labels.apply(CustomerWords.closing(transcript));
    fact.setModelScore(
        ScoreProtos.toProto(
            scoring.of(Signs.of(transcript, digest, topic.sentiment(), mood.sentiment()))));
    fact.setArchetype(archetype(topic));
    fact.setClassification(LabelProtos.toProto(topic, mood)).setExcerpt(Excerpts.of(opening));
    for (Survey survey : conversation.getSurveysList()) {
      fact.addSurveys(toFact(survey, labels, scoring));
    }
    return fact.build();
  }

  /// Every conversation counts in some row: without words and without a tag it is one of `other`.
  private static Label archetype(TextLabels topic) {
    Label label = LabelProtos.toProto(topic.archetype());
    return label != null
        ? label
        : Label.newBuilder().setId(Archetype.OTHER).setSource(Label.Source.MODEL).build();
  }

  private static void copyGiven(Conversation conversation, ConversationFact.Builder fact) {
    fact.setDeploymentId(conversation.getDeploymentId())
        .setBotVersion(conversation.getBotVersion())
        .setChannel(conversation.getChannel())
        .setAccountId(conversation.getAccountId())
        .setCustomerId(conversation.getCustomerId())
        .setOpenTime(conversation.getOpenTime())
        .setTicketOpened(!conversation.getTicketId().isEmpty());
    if (conversation.hasCloseTime()) {
      fact.setCloseTime(conversation.getCloseTime());
    }
    if (conversation.hasAgentHandleTime()) {
      fact.setAgentHandleTime(conversation.getAgentHandleTime());
    }
    if (conversation.hasIntentConfidence()) {
      fact.setIntentConfidence(conversation.getIntentConfidence());
    }
  }

  private static void putDigest(ConversationDigest digest, ConversationFact.Builder fact) {
    fact.setAttempted(digest.attempted()).setHumanHandled(digest.humanHandled());
    Outcome outcome = digest.outcome();
    if (outcome != null) {
      fact.setOutcome(toProto(outcome))
          .setOutcomeSource(
              digest.outcomeDerived()
                  ? ConversationFact.OutcomeSource.DERIVED
                  : ConversationFact.OutcomeSource.PRODUCER);
    }
    Instant firstCustomerTurn = digest.firstCustomerTurn();
    if (firstCustomerTurn != null) {
      fact.setFirstCustomerTurnTime(toProto(firstCustomerTurn));
    }
    Instant lastBotTurn = digest.lastBotTurn();
    if (lastBotTurn != null) {
      fact.setLastBotTurnTime(toProto(lastBotTurn));
    }
    Instant firstAgentTurn = digest.firstAgentTurn();
    if (firstAgentTurn != null) {
      fact.setFirstAgentTurnTime(toProto(firstAgentTurn));
    }
    Integer packetPartCount = digest.packetPartCount();
    if (packetPartCount != null) {
      fact.setPacketPartCount(packetPartCount);
    }
  }

  private static SurveyFact toFact(
      Survey survey, Function<String, TextLabels> labels, Scoring scoring) {
    SurveyFact.Builder fact =
        SurveyFact.newBuilder()
            .setSurveyId(survey.getSurveyId())
            .setKind(survey.getKind())
            .setRating(survey.getRating())
            .setScale(survey.getScale())
            .setAnswerTime(survey.getAnswerTime());
    if (!survey.getVerbatim().isBlank()) {
      TextLabels own = labels.apply(survey.getVerbatim());
      fact.setClassification(LabelProtos.toProto(own, own))
          .setExcerpt(Excerpts.of(survey.getVerbatim()));
      Sentiment sentiment = own.sentiment();
      if (sentiment != null) {
        fact.setModelScore(ScoreProtos.toProto(scoring.of(Signs.of(sentiment))));
      }
    }
    return fact.build();
  }

  private static io.candor.metrics.v1.OutcomeSign toProto(OutcomeSign sign) {
    return io.candor.metrics.v1.OutcomeSign.newBuilder()
        .setTurnIndex(sign.turnIndex())
        .setKind(
            switch (sign.kind()) {
              case CONFIRMS -> io.candor.metrics.v1.OutcomeSign.Kind.CONFIRMS;
              case ACKNOWLEDGES -> io.candor.metrics.v1.OutcomeSign.Kind.ACKNOWLEDGES;
              case REJECTS -> io.candor.metrics.v1.OutcomeSign.Kind.REJECTS;
              case REPEATS_ASK -> io.candor.metrics.v1.OutcomeSign.Kind.REPEATS_ASK;
              case ASKS_FOR_HUMAN -> io.candor.metrics.v1.OutcomeSign.Kind.ASKS_FOR_HUMAN;
              case HUMAN_TOOK_OVER -> io.candor.metrics.v1.OutcomeSign.Kind.HUMAN_TOOK_OVER;
              case UNANSWERED -> io.candor.metrics.v1.OutcomeSign.Kind.UNANSWERED;
            })
        .build();
  }

  private static Conversation.Outcome toProto(Outcome outcome) {
    return switch (outcome) {
      case RESOLVED_CONFIRMED -> Conversation.Outcome.RESOLVED_CONFIRMED;
      case RESOLVED_ASSUMED -> Conversation.Outcome.RESOLVED_ASSUMED;
      case ESCALATED -> Conversation.Outcome.ESCALATED;
      case ABANDONED -> Conversation.Outcome.ABANDONED;
    };
  }

  private static Timestamp toProto(Instant time) {
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }
}
