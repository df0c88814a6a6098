package io.candor.classifier.record;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import io.candor.classifier.check.TranscriptProtos;
import io.candor.classifier.conversation.ConversationDigest;
import io.candor.classifier.conversation.CustomerWords;
import io.candor.classifier.conversation.Transcript;
import io.candor.classifier.embedding.TextKey;
import io.candor.classifier.labelling.Sentiment;
import io.candor.classifier.labelling.TextLabels;
import io.candor.classifier.satisfaction.RatedSample;
import io.candor.classifier.satisfaction.Signs;
import io.candor.classifier.v1.Record;
import io.candor.ingest.v1.Conversation;
import io.candor.ingest.v1.Feedback;
import io.candor.ingest.v1.Scale;
import io.candor.ingest.v1.Survey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The ratings of a record, with the signs from which they could have been told.
final class RatingProtos {
  private RatingProtos() {}

  static List<RatedSample> of(StoredRecord record) {
    List<RatedSample> samples = new ArrayList<>();
    try {
      Record body = Record.parseFrom(record.body());
      switch (body.getBodyCase()) {
        case CONVERSATION -> addConversation(record, body.getConversation(), samples);
        case FEEDBACK -> addFeedback(record, body.getFeedback(), samples);
        case ACCOUNT, DEPLOYMENT, RELEASE, PRODUCER, ERASED, BODY_NOT_SET -> {
          // Nobody rates these.
        }
      }
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a record that was checked cannot be read", e);
    }
    return samples;
  }

  private static void addConversation(
      StoredRecord record, Conversation conversation, List<RatedSample> samples) {
    for (Survey survey : conversation.getSurveysList()) {
      double rating = mapped(survey.getRating(), survey.getScale());
      Instant time = instant(survey.getAnswerTime());
      if (survey.getKind() == Survey.Kind.RESOLUTION) {
        Transcript transcript = TranscriptProtos.fromProto(conversation);
        Signs signs =
            Signs.of(
                transcript,
                ConversationDigest.of(transcript),
                sentiment(record, CustomerWords.opening(transcript)),
                sentiment(record, CustomerWords.closing(transcript)));
        samples.add(new RatedSample(record.key(), signs, rating, time));
      }
      addVerbatim(record, survey.getSurveyId(), survey.getVerbatim(), rating, time, samples);
    }
  }

  private static void addFeedback(
      StoredRecord record, Feedback feedback, List<RatedSample> samples) {
    if (feedback.hasRating()) {
      double rating = mapped(feedback.getRating(), feedback.getScale());
      addVerbatim(record, "", feedback.getVerbatim(), rating, instant(feedback.getTime()), samples);
    }
  }

  private static void addVerbatim(
      StoredRecord record,
      String slot,
      String text,
      double rating,
      Instant time,
      List<RatedSample> samples) {
    Sentiment sentiment = sentiment(record, text);
    if (sentiment != null) {
      samples.add(new RatedSample(record.key() + "#" + slot, Signs.of(sentiment), rating, time));
    }
  }

  private static @Nullable Sentiment sentiment(StoredRecord record, String text) {
    return record.labels().getOrDefault(TextKey.of(text), TextLabels.NONE).sentiment();
  }

  /// On the scale of 1 to 5, by position.
  static double mapped(double rating, Scale scale) {
    double width = scale.getMax() - scale.getMin();
    return width > 0 ? 1 + 4 * (rating - scale.getMin()) / width : rating;
  }

  static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }
}
