package io.candor.classifier.record;

import com.google.protobuf.InvalidProtocolBufferException;
import io.candor.classifier.check.CheckInput;
import io.candor.classifier.check.CheckInputProtos;
import io.candor.classifier.check.CheckReport;
import io.candor.classifier.conversation.Handoff;
import io.candor.classifier.labelling.Sentiment;
import io.candor.classifier.labelling.TextLabels;
import io.candor.classifier.policy.CustomerFacts;
import io.candor.classifier.satisfaction.ScoreProtos;
import io.candor.classifier.satisfaction.Signs;
import io.candor.classifier.v1.Record;
import io.candor.ingest.v1.Conversation;
import io.candor.ingest.v1.Feedback;
import io.candor.kit.resource.ResourceName;
import io.candor.metrics.v1.ErasedFact;
import io.candor.metrics.v1.Fact;
import io.candor.metrics.v1.FeedbackFact;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Records as facts, both in their serialised form: what the store and the labelling hold.
final class FactProtos {
  /// A body that is no record of this contract.
  static final class UnreadableRecord extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableRecord(InvalidProtocolBufferException cause) {
      super(cause);
    }
  }

  // A name of at most 1,024 characters of one byte, a revision, and an empty message.
  private static final int LONGEST_ERASED = 1_100;

  private FactProtos() {}

  /// A conversation to be checked.
  ///
  /// @param accountKey the record key of its account; empty when it has none
  record Subject(CheckInput input, String accountKey) {}

  /// The conversation of a record; empty for other records.
  static Optional<Subject> subject(byte[] body) throws UnreadableRecord {
    Record record = parse(body);
    if (!record.hasConversation()) {
      return Optional.empty();
    }
    Conversation conversation = record.getConversation();
    String account = conversation.getAccountId();
    String key =
        account.isEmpty()
            ? ""
            : new ResourceName(
                    ResourceName.parse(record.getName(), "conversations").workspace(),
                    "accounts",
                    account)
                .key();
    return Optional.of(new Subject(CheckInputProtos.fromProto(conversation), key));
  }

  /// What is known of an account; nothing for other records.
  static CustomerFacts accountFacts(byte[] body) throws UnreadableRecord {
    Record record = parse(body);
    return record.hasAccount()
        ? CheckInputProtos.fromProto(record.getAccount())
        : CustomerFacts.UNKNOWN;
  }

  /// The texts of a record, empty ones included.
  static List<String> texts(byte[] body) throws UnreadableRecord {
    Record record = parse(body);
    return switch (record.getBodyCase()) {
      case CONVERSATION -> ConversationFactProtos.texts(record.getConversation());
      case FEEDBACK -> List.of(record.getFeedback().getVerbatim());
      case ACCOUNT, DEPLOYMENT, RELEASE, PRODUCER, ERASED, BODY_NOT_SET -> List.of();
    };
  }

  /// Whether a record says that what it is about was erased.
  static boolean isErased(byte[] body) {
    try {
      // Longer ones hold something.
      return body.length <= LONGEST_ERASED && Record.parseFrom(body).hasErased();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a record that was checked cannot be read", e);
    }
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
  /// @param report what the checks found; absent for what is no conversation
  static byte[] fact(
      byte[] body,
      Function<String, TextLabels> labels,
      Scoring scoring,
      @Nullable CheckReport report,
      long factRevision)
      throws UnreadableRecord {
    Record record = parse(body);
    Fact.Builder fact = Fact.newBuilder().setName(record.getName()).setRevision(factRevision);
    switch (record.getBodyCase()) {
      case CONVERSATION ->
          fact.setConversation(
              ConversationFactProtos.toFact(record.getConversation(), labels, scoring, report));
      case FEEDBACK -> fact.setFeedback(toFact(record.getFeedback(), labels, scoring));
      case ACCOUNT -> fact.setAccount(record.getAccount());
      case DEPLOYMENT -> fact.setDeployment(record.getDeployment());
      case RELEASE -> fact.setRelease(record.getRelease());
      case PRODUCER -> fact.setProducer(record.getProducer());
      case ERASED -> fact.setErased(ErasedFact.getDefaultInstance());
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

  /// A conversation's fact with what the checks found now; all else as it was.
  ///
  /// @param body the record that the fact is of
  static byte[] withChecks(byte[] fact, byte[] body, CheckReport report, long factRevision)
      throws UnreadableRecord {
    Handoff handoff =
        CheckInputProtos.fromProto(parse(body).getConversation()).transcript().handoff();
    try {
      Fact.Builder after = Fact.parseFrom(fact).toBuilder().setRevision(factRevision);
      CheckFactProtos.clear(after.getConversationBuilder());
      CheckFactProtos.put(report, handoff, after.getConversationBuilder());
      return after.build().toByteArray();
    } catch (InvalidProtocolBufferException e) {
      throw new UnreadableRecord(e);
    }
  }

  /// The conversation of a stored record.
  static Conversation conversation(byte[] body) {
    try {
      return parse(body).getConversation();
    } catch (UnreadableRecord e) {
      throw new IllegalStateException("a record that was stored cannot be read", e);
    }
  }

  /// The ticket type that a stored fact says.
  static String archetype(byte[] fact) {
    try {
      return Fact.parseFrom(fact).getConversation().getArchetype().getId();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a fact that was stored cannot be read", e);
    }
  }

  private static Record parse(byte[] body) throws UnreadableRecord {
    try {
      return Record.parseFrom(body);
    } catch (InvalidProtocolBufferException e) {
      throw new UnreadableRecord(e);
    }
  }
}
