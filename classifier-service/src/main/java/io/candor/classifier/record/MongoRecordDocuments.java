package io.candor.classifier.record;

import io.candor.classifier.embedding.TextKey;
import io.candor.classifier.labelling.Label;
import io.candor.classifier.labelling.Sentiment;
import io.candor.classifier.labelling.TextLabels;
import io.candor.classifier.record.StoredRecord.Labelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/// Records as documents and back.
final class MongoRecordDocuments {
  private MongoRecordDocuments() {}

  static Document inserted(String workspace, IncomingRecord record) {
    return new Document("_id", new Document("workspace", workspace).append("key", record.key()))
        .append("workspace", workspace)
        .append("key", record.key())
        .append("revision", record.revision())
        .append("fact_revision", 0L)
        .append("etag", etag(record.revision(), 0))
        .append("body", new Binary(record.body()));
  }

  /// The labels stay: most texts of the new revision are those of the old one.
  static Document replaced(IncomingRecord record, long factRevision) {
    return new Document(
        "$set",
        new Document("revision", record.revision())
            .append("etag", etag(record.revision(), factRevision))
            .append("body", new Binary(record.body())));
  }

  static Document labelled(StoredRecord record, Labelling labelling) {
    List<Document> labels = new ArrayList<>();
    labelling.labels().forEach((text, given) -> labels.add(toDocument(text, given)));
    return new Document(
        "$set",
        new Document("etag", etag(record.revision(), labelling.factRevision()))
            .append("fact_revision", labelling.factRevision())
            .append("labelled_revision", labelling.revision())
            .append("head_version", labelling.headVersion())
            .append("labels", labels)
            .append("fact", new Binary(labelling.fact())));
  }

  static StoredRecord toRecord(Document document) {
    Map<TextKey, TextLabels> labels = new HashMap<>();
    for (Document text : document.getList("labels", Document.class, List.of())) {
      labels.put(new TextKey(text.getLong("text_high"), text.getLong("text_low")), toLabels(text));
    }
    Binary fact = document.get("fact", Binary.class);
    Labelling labelling =
        fact == null
            ? Labelling.NONE
            : new Labelling(
                document.getLong("labelled_revision"),
                document.getString("head_version"),
                labels,
                document.getLong("fact_revision"),
                fact.getData());
    return new StoredRecord(
        document.getString("key"),
        document.getLong("revision"),
        document.get("body", Binary.class).getData(),
        labelling,
        document.getString("etag"));
  }

  private static String etag(long revision, long factRevision) {
    return revision + "/" + factRevision;
  }

  private static Document toDocument(TextKey text, TextLabels labels) {
    return new Document("text_high", text.high())
        .append("text_low", text.low())
        .append("area", toDocument(labels.area()))
        .append("themes", labels.themes().stream().map(MongoRecordDocuments::toDocument).toList())
        .append("archetype", toDocument(labels.archetype()))
        .append("sentiment", toDocument(labels.sentiment()));
  }

  private static TextLabels toLabels(Document document) {
    List<Label> themes = new ArrayList<>();
    for (Document theme : document.getList("themes", Document.class, List.of())) {
      themes.add(label(theme));
    }
    Document area = document.get("area", Document.class);
    Document archetype = document.get("archetype", Document.class);
    Document sentiment = document.get("sentiment", Document.class);
    return new TextLabels(
        area == null ? null : label(area),
        themes,
        archetype == null ? null : label(archetype),
        sentiment == null ? null : sentiment(sentiment));
  }

  private static @Nullable Document toDocument(@Nullable Label label) {
    return label == null
        ? null
        : new Document("id", label.id())
            .append("confidence", label.confidence())
            .append("head", label.headVersion());
  }

  /// Only what the model said is kept by text; what producers tagged stands in the body.
  private static Label label(Document document) {
    return new Label(
        document.getString("id"),
        document.getDouble("confidence"),
        Label.Source.MODEL,
        document.getString("head"));
  }

  private static @Nullable Document toDocument(@Nullable Sentiment sentiment) {
    return sentiment == null
        ? null
        : new Document("polarity", sentiment.polarity().name())
            .append("score", sentiment.score())
            .append("confidence", sentiment.confidence())
            .append("head", sentiment.headVersion());
  }

  private static Sentiment sentiment(Document document) {
    return new Sentiment(
        Sentiment.Polarity.valueOf(document.getString("polarity")),
        document.getDouble("score"),
        document.getDouble("confidence"),
        document.getString("head"));
  }
}
