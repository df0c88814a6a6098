package io.candor.classifier.record;

import io.candor.classifier.embedding.TextKey;
import io.candor.classifier.labelling.Label;
import io.candor.classifier.labelling.RootCause;
import io.candor.classifier.labelling.Sentiment;
import io.candor.classifier.labelling.TextLabels;
import io.candor.classifier.language.Language;
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

  static Document toDocument(String workspace, StoredRecord record) {
    List<Document> labels = new ArrayList<>();
    record.labels().forEach((text, given) -> labels.add(toDocument(text, given)));
    return new Document("workspace", workspace)
        .append("key", record.key())
        .append("etag", etag(record))
        .append("revision", record.revision())
        .append("body", new Binary(record.body()))
        .append("head_version", record.headVersion())
        .append("labels", labels)
        .append("fact_revision", record.factRevision())
        .append("fact", new Binary(record.fact()));
  }

  static StoredRecord toRecord(Document document) {
    Map<TextKey, TextLabels> labels = new HashMap<>();
    for (Document text : document.getList("labels", Document.class, List.of())) {
      labels.put(new TextKey(text.getLong("text_high"), text.getLong("text_low")), toLabels(text));
    }
    return new StoredRecord(
        document.getString("key"),
        document.getLong("revision"),
        document.get("body", Binary.class).getData(),
        document.getString("head_version"),
        labels,
        document.getLong("fact_revision"),
        document.get("fact", Binary.class).getData());
  }

  /// Another one after every change.
  static String etag(StoredRecord record) {
    return record.revision() + "/" + record.factRevision();
  }

  private static Document toDocument(TextKey text, TextLabels labels) {
    return new Document("text_high", text.high())
        .append("text_low", text.low())
        .append("area", toDocument(labels.area()))
        .append("themes", labels.themes().stream().map(MongoRecordDocuments::toDocument).toList())
        .append("archetype", toDocument(labels.archetype()))
        .append("sentiment", toDocument(labels.sentiment()))
        .append("root_cause", toDocument(labels.rootCause()))
        .append("language", toDocument(labels.language()));
  }

  private static TextLabels toLabels(Document document) {
    List<Label> themes = new ArrayList<>();
    for (Document theme : document.getList("themes", Document.class, List.of())) {
      themes.add(label(theme));
    }
    Document area = document.get("area", Document.class);
    Document archetype = document.get("archetype", Document.class);
    Document sentiment = document.get("sentiment", Document.class);
    Document rootCause = document.get("root_cause", Document.class);
    Document language = document.get("language", Document.class);
    return new TextLabels(
        area == null ? null : label(area),
        themes,
        archetype == null ? null : label(archetype),
        sentiment == null ? null : sentiment(sentiment),
        // Documents of earlier versions have neither.
        rootCause == null ? null : rootCause(rootCause),
        language == null ? null : language(language));
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

  private static @Nullable Document toDocument(@Nullable RootCause rootCause) {
    return rootCause == null
        ? null
        : new Document("cause", rootCause.cause().name())
            .append("confidence", rootCause.confidence())
            .append("head", rootCause.headVersion());
  }

  private static RootCause rootCause(Document document) {
    return new RootCause(
        RootCause.Cause.valueOf(document.getString("cause")),
        document.getDouble("confidence"),
        document.getString("head"));
  }

  private static @Nullable Document toDocument(@Nullable Language language) {
    return language == null
        ? null
        : new Document("tag", language.tag()).append("confidence", language.confidence());
  }

  private static Language language(Document document) {
    return new Language(document.getString("tag"), document.getDouble("confidence"));
  }

  private static Sentiment sentiment(Document document) {
    return new Sentiment(
        Sentiment.Polarity.valueOf(document.getString("polarity")),
        document.getDouble("score"),
        document.getDouble("confidence"),
        document.getString("head"));
  }
}
