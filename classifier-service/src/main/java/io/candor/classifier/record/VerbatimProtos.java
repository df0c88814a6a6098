package io.candor.classifier.record;

import com.google.protobuf.InvalidProtocolBufferException;
import io.candor.classifier.check.TranscriptProtos;
import io.candor.classifier.conversation.CustomerWords;
import io.candor.classifier.discovery.Verbatim.Rated;
import io.candor.classifier.discovery.VerbatimPool.Arrived;
import io.candor.classifier.embedding.TextKey;
import io.candor.classifier.labelling.Label;
import io.candor.classifier.labelling.Sentiment;
import io.candor.classifier.labelling.TextLabels;
import io.candor.classifier.v1.Record;
import io.candor.ingest.v1.Conversation;
import io.candor.ingest.v1.Feedback;
import io.candor.ingest.v1.Survey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The verbatims of a record: survey comments, words outside conversations, and the opening words
/// of conversations that were rated low without a comment.
final class VerbatimProtos {
  // Low CSAT: a mapped rating of at most 2; see the KPI definitions.
  private static final double LOW = 2;
  private static final double MIDDLE = 3;

  private VerbatimProtos() {}

  /// @param displeased those that say what is wrong
  /// @param others keys of all other ones
  record Verbatims(List<Arrived> displeased, List<String> others) {}

  static Verbatims of(StoredRecord record) {
    Verbatims verbatims = new Verbatims(new ArrayList<>(), new ArrayList<>());
    try {
      Record body = Record.parseFrom(record.body());
      switch (body.getBodyCase()) {
        case CONVERSATION -> addConversation(record, body.getConversation(), verbatims);
        case FEEDBACK -> addFeedback(record, body.getFeedback(), verbatims);
        case ACCOUNT, DEPLOYMENT, RELEASE, PRODUCER, ERASED, BODY_NOT_SET -> {
          // Nobody's words.
        }
      }
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a record that was checked cannot be read", e);
    }
    return verbatims;
  }

  private static void addConversation(
      StoredRecord record, Conversation conversation, Verbatims verbatims) {
    String customer =
        conversation.getCustomerId().isEmpty() ? record.key() : conversation.getCustomerId();
    boolean lowWithComment = false;
    boolean lowWithout = false;
    for (Survey survey : conversation.getSurveysList()) {
      double rating = RatingProtos.mapped(survey.getRating(), survey.getScale());
      boolean hasComment = !survey.getVerbatim().isBlank();
      lowWithComment |= rating <= LOW && hasComment;
      lowWithout |= rating <= LOW && !hasComment;
      if (hasComment) {
        add(
            record,
            survey.getSurveyId(),
            survey.getVerbatim(),
            RatingProtos.instant(survey.getAnswerTime()),
            customer,
            conversation.getProductArea(),
            rating,
            verbatims);
      }
    }
    String opening = CustomerWords.opening(TranscriptProtos.fromProto(conversation));
    if (lowWithout && !lowWithComment && conversation.hasOpenTime() && hasWords(record, opening)) {
      // Whoever rates low and says nothing more has said in the conversation what it was about.
      verbatims
          .displeased()
          .add(
              new Arrived(
                  record.key() + "#",
                  record.key(),
                  opening,
                  RatingProtos.instant(conversation.getOpenTime()),
                  customer,
                  conversation.getProductArea(),
                  Rated.LOW_WITHOUT_COMMENT,
                  themes(labels(record, opening))));
    } else {
      verbatims.others().add(record.key() + "#");
    }
  }

  private static boolean hasWords(StoredRecord record, String text) {
    return labels(record, text).sentiment() != null;
  }

  private static TextLabels labels(StoredRecord record, String text) {
    return record.labels().getOrDefault(TextKey.of(text), TextLabels.NONE);
  }

  private static List<String> themes(TextLabels labels) {
    return labels.themes().stream().map(Label::id).toList();
  }

  private static void addFeedback(StoredRecord record, Feedback feedback, Verbatims verbatims) {
    if (feedback.getVerbatim().isBlank()) {
      return;
    }
    String customer = feedback.getCustomerId().isEmpty() ? record.key() : feedback.getCustomerId();
    add(
        record,
        "",
        feedback.getVerbatim(),
        RatingProtos.instant(feedback.getTime()),
        customer,
        feedback.getProductArea(),
        feedback.hasRating()
            ? RatingProtos.mapped(feedback.getRating(), feedback.getScale())
            : null,
        verbatims);
  }

  private static void add(
      StoredRecord record,
      String slot,
      String text,
      Instant time,
      String customer,
      String producerArea,
      @Nullable Double rating,
      Verbatims verbatims) {
    String key = record.key() + "#" + slot;
    TextLabels labels = labels(record, text);
    if (isDispleased(rating, labels.sentiment())) {
      verbatims
          .displeased()
          .add(
              new Arrived(
                  key,
                  record.key(),
                  text,
                  time,
                  customer,
                  producerArea,
                  rated(rating),
                  themes(labels)));
    } else {
      verbatims.others().add(key);
    }
  }

  private static Rated rated(@Nullable Double rating) {
    if (rating == null) {
      return Rated.NOT;
    }
    return rating <= LOW ? Rated.LOW : Rated.MIDDLING;
  }

  /// The rating decides where it is clear; where it is middling or missing, the words do.
  private static boolean isDispleased(@Nullable Double rating, @Nullable Sentiment sentiment) {
    if (sentiment == null) {
      return false; // no words
    }
    if (rating != null && rating <= LOW) {
      return true;
    }
    return (rating == null || rating <= MIDDLE)
        && sentiment.polarity() == Sentiment.Polarity.NEGATIVE;
  }
}
