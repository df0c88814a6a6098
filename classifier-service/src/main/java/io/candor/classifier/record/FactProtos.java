package io.candor.classifier.record;

import com.google.protobuf.InvalidProtocolBufferException;
import io.candor.classifier.labelling.Sentiment;
import io.candor.classifier.labelling.TextLabels;
import io.candor.classifier.satisfaction.ScoreProtos;
import io.candor.classifier.satisfaction.Signs;
import io.candor.classifier.v1.Record;
import io.candor.ingest.v1.Feedback;
import io.candor.metrics.v1.Fact;
import io.candor.metrics.v1.FeedbackFact;
import java.util.List;
import java.util.function.Function;

/// Records as facts, both in their serialised form: what the store and the labelling hold.
final class FactProtos {
  /// A body that is no record of this contract.
  static final class UnreadableRecord extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableRecord(InvalidProtocolBufferException cause) {
      super(cause);
    }
  }

  private FactProtos() {}

  /// The texts of a record, empty ones included.
  static List<String> texts(byte[] body) throws UnreadableRecord {
    Record record = parse(body);
    return switch (record.getBodyCase()) {
      case CONVERSATION -> ConversationFactProtos.texts(record.getConversation());
      case FEEDBACK -> List.of(record.getFeedback().getVerbatim());
      case ACCOUNT, DEPLOYMENT, RELEASE, BODY_NOT_SET -> List.of();
    };
  }

  /// Whether two serialised facts differ in nothing but their revision.
  static boolean saySame(byte[] before, byte[] after) {
    try {
      return Fact.parseFrom(before).toBuilder()
          .clearRevision()
          .build()
          .equals(Fact.parseFrom(after).toBuilder().clearRevision().build());
    } catch (InvalidProtocolBufferException e) {
      return false; // what cannot be read is replaced
    }
  }

  /// The serialised fact of a record.
  ///
  /// @param labels of a text
  /// @param scoring the model of satisfaction
  static byte[] fact(
      byte[] body, Function<String, TextLabels> labels, Scoring scoring, long factRevision)
      throws UnreadableRecord {
    Record record = parse(body);
    Fact.Builder fact = Fact.newBuilder().setName(record.getName()).setRevision(factRevision);
    switch (record.getBodyCase()) {
      case CONVERSATION ->
          fact.setConversation(
              ConversationFactProtos.toFact(record.getConversation(), labels, scoring));
      case FEEDBACK -> fact.setFeedback(toFact(record.getFeedback(), labels, scoring));
      case ACCOUNT -> fact.setAccount(record.getAccount());
      case DEPLOYMENT -> fact.setDeployment(record.getDeployment());
      case RELEASE -> fact.setRelease(record.getRelease());
      case BODY_NOT_SET ->
          throw new UnreadableRecord(
              new InvalidProtocolBufferException("the record has no body of this contract"));
    }
    return fact.build().toByteArray();
  }

  private static FeedbackFact toFact(
      Feedback feedback, Function<String, TextLabels> labels, Scoring scoring) {
    TextLabels own = labels.apply(feedback.getVerbatim());
    FeedbackFact.Builder fact =
        FeedbackFact.newBuilder()
            .setSource(feedback.getSource())
            .setTime(feedback.getTime())
            .setAccountId(feedback.getAccountId())
            .setCustomerId(feedback.getCustomerId())
            .setAppVersion(feedback.getAppVersion())
            .setClassification(
                LabelProtos.toProto(own.withProducerTags(feedback.getProductArea(), ""), own))
            .setExcerpt(Excerpts.of(feedback.getVerbatim()));
    Sentiment sentiment = own.sentiment();
    if (sentiment != null) {
      fact.setModelScore(ScoreProtos.toProto(scoring.of(Signs.of(sentiment))));
    }
    if (feedback.hasRating()) {
      fact.setRating(feedback.getRating()).setScale(feedback.getScale());
    }
    return fact.build();
  }

  private static Record parse(byte[] body) throws UnreadableRecord {
    try {
      return Record.parseFrom(body);
    } catch (InvalidProtocolBufferException e) {
      throw new UnreadableRecord(e);
    }
  }
}
