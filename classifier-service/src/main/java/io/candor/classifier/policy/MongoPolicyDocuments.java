package io.candor.classifier.policy;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// Policy documents as MongoDB documents and back. Conditions are a list of pairs: their names may
/// hold dots.
final class MongoPolicyDocuments {
  private MongoPolicyDocuments() {}

  static Document toDocument(String workspace, PolicyDocument document) {
    return new Document("workspace", workspace)
        .append("document", document.id())
        .append("version", document.version())
        .append("title", document.title())
        .append("markdown", document.markdown())
        .append(
            "assertions",
            document.assertions().stream().map(MongoPolicyDocuments::toDocument).toList())
        .append("create_time", Date.from(document.createTime()))
        .append("author", document.author())
        .append("reason", document.reason());
  }

  static PolicyDocument fromDocument(Document document) {
    return new PolicyDocument(
        document.getString("document"),
        document.getLong("version"),
        document.getString("title"),
        document.getString("markdown"),
        document.getList("assertions", Document.class, List.of()).stream()
            .map(MongoPolicyDocuments::toAssertion)
            .toList(),
        document.getDate("create_time").toInstant(),
        document.getString("author"),
        document.getString("reason"));
  }

  private static Document toDocument(Assertion assertion) {
    List<Document> conditions =
        assertion.conditions().entrySet().stream()
            .map(each -> new Document("name", each.getKey()).append("value", each.getValue()))
            .toList();
    return new Document("id", assertion.id())
        .append("kind", assertion.kind())
        .append("value", assertion.writtenValue())
        .append("items", assertion.items())
        .append("unit", assertion.unit())
        .append("conditions", conditions)
        .append("valid_from", date(assertion.validFrom()))
        .append("valid_to", date(assertion.validTo()))
        .append("class", assertion.policyClass().name())
        .append("text", assertion.text());
  }

  private static Assertion toAssertion(Document document) {
    Map<String, String> conditions = new HashMap<>();
    for (Document each : document.getList("conditions", Document.class, List.of())) {
      conditions.put(each.getString("name"), each.getString("value"));
    }
    String unit = document.getString("unit");
    String value = document.getString("value");
    return new Assertion(
        document.getString("id"),
        document.getString("kind"),
        value.isEmpty() ? null : PolicyFile.quantity(value, unit),
        document.getList("items", String.class, List.of()),
        unit,
        conditions,
        instant(document.getDate("valid_from")),
        instant(document.getDate("valid_to")),
        PolicyClass.valueOf(document.getString("class")),
        document.getString("text"));
  }

  private static @Nullable Date date(@Nullable Instant time) {
    return time == null ? null : Date.from(time);
  }

  private static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }
}
