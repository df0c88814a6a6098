package io.candor.cli.importer;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the rows of a CSV file are, with the headers under which each field is looked for. Headers
/// are compared without regard to case, blanks, dashes and underscores.
public enum CsvKind {
  FEEDBACK(
      List.of("verbatim", "time"),
      Map.ofEntries(
          Map.entry("feedbackId", List.of("feedbackid", "reviewid", "responseid", "id")),
          Map.entry(
              "verbatim",
              List.of("verbatim", "text", "content", "review", "reviewtext", "comment", "body")),
          Map.entry("time", List.of("time", "at", "date", "createdat", "timestamp", "submittedat")),
          Map.entry("rating", List.of("rating", "score", "stars")),
          Map.entry("source", List.of("source")),
          Map.entry("accountId", List.of("accountid", "account")),
          Map.entry("customerId", List.of("customerid", "userid")),
          Map.entry("productArea", List.of("productarea", "area")),
          Map.entry("appVersion", List.of("appversion", "reviewcreatedversion", "version")),
          Map.entry("locale", List.of("locale", "language", "lang")),
          Map.entry("uri", List.of("uri", "url", "link")))),
  ACCOUNTS(
      List.of("accountId"),
      Map.ofEntries(
          Map.entry("accountId", List.of("accountid", "id")),
          Map.entry("name", List.of("name", "accountname", "company")),
          Map.entry("plan", List.of("plan")),
          Map.entry("segment", List.of("segment")),
          Map.entry("arr", List.of("arr", "annualrecurringrevenue")),
          Map.entry("currency", List.of("currency", "currencycode")),
          Map.entry("renewalDate", List.of("renewaldate", "renewal")),
          Map.entry("lifecycleStage", List.of("lifecyclestage", "stage"))));

  private final List<String> required;
  private final Map<String, List<String>> headers;

  CsvKind(List<String> required, Map<String, List<String>> headers) {
    this.required = required;
    this.headers = headers;
  }

  /// The fields without which no row is an event.
  List<String> required() {
    return required;
  }

  /// The fields that a column can be mapped to.
  List<String> fields() {
    return headers.keySet().stream().sorted().toList();
  }

  boolean knows(String field) {
    return headers.containsKey(field);
  }

  /// The header of the file that most likely holds the field; null when none does.
  @Nullable String guess(String field, List<String> fileHeaders) {
    for (String candidate : headers.getOrDefault(field, List.of())) {
      for (String header : fileHeaders) {
        if (plain(header).equals(candidate)) {
          return header;
        }
      }
    }
    return null;
  }

  private static String plain(String header) {
    return header.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
  }
}
