package io.candor.classifier.policy;

import io.candor.classifier.speech.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One thing that the canonical policy says.
///
/// @param id unique in the workspace, for example `refund-standard`
/// @param kind what it is about: a [Topic] by name or alias, or a word of the workspace's own
/// @param value its quantity; absent for lists and for text alone
/// @param items its list, for example the contact routes; empty when it has none
/// @param unit of the value or of the list's items, as it was given: `DAY`, `ROUTE`, `TEXT`
/// @param conditions when it holds: names and values of facts about the customer or the case;
///     several values of one name are separated by `|`. Empty: always
/// @param validFrom first instant at which it holds; absent: since ever
/// @param validTo first instant at which it no longer holds; absent: until replaced
/// @param policyClass what breaking it is
/// @param text the sentence as people read it
public record Assertion(
    String id,
    String kind,
    @Nullable Quantity value,
    List<String> items,
    String unit,
    Map<String, String> conditions,
    @Nullable Instant validFrom,
    @Nullable Instant validTo,
    PolicyClass policyClass,
    String text) {
  private static final Pattern LEGAL =
      Pattern.compile(
          "\\b(?:arbitrat(?:e|es|ed|ion|ors?)|liab(?:le|ility|ilities)|indemn\\w+|jurisdiction|governing"
              + " law|class action|legal (?:terms?|claims?|action|recourse)|statutory rights?)\\b",
          Pattern.CASE_INSENSITIVE);

  public Assertion {
    items = List.copyOf(items);
    conditions = Map.copyOf(conditions);
  }

  /// Whether it holds at a time.
  public boolean isValidAt(Instant time) {
    return (validFrom == null || !time.isBefore(validFrom))
        && (validTo == null || time.isBefore(validTo));
  }

  /// Whether it is a legal term, such as arbitration or liability: whoever misstates one binds the
  /// company.
  public boolean isLegalTerm() {
    return LEGAL.matcher(kind.replace('_', ' ') + " " + text).find();
  }

  /// The value as an author writes it, for example `3 to 5`; empty without one.
  public String writtenValue() {
    return value == null ? "" : value.written();
  }

  /// The class of a kind that an author gave no class.
  public static PolicyClass defaultClass(String kind) {
    Topic topic = Topic.ofKind(kind);
    if (topic != null) {
      return topic.policyClass();
    }
    return kind.matches("(?i).*(PROCESS|CONTACT|ROUTE|PATH|ESCALATION|REGION|PROCEDURE).*")
        ? PolicyClass.PROCESS_AND_CONTACT
        : kind.matches("(?i).*(WARRANT|GUARANT|REPAIR|SERVICE_LEVEL|SLA|UPTIME|REPLACE).*")
            ? PolicyClass.WARRANTY_AND_SERVICE_LEVEL
            : kind.matches("(?i).*(CAPABILITY|TOOL).*")
                ? PolicyClass.CAPABILITY_OVERREACH
                : PolicyClass.REFUND_AND_PRICING;
  }
}
