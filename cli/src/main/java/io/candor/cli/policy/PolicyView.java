package io.candor.cli.policy;

import io.candor.classifier.v1.Assertion;
import io.candor.classifier.v1.AssertionChange;
import io.candor.classifier.v1.DiffPolicyDocumentResponse;
import io.candor.classifier.v1.ImportPolicyDocumentResponse;
import io.candor.classifier.v1.ListPolicyDocumentsResponse;
import io.candor.classifier.v1.PolicyDocument;
import io.candor.cli.Pages;
import io.candor.cli.terminal.Ink;
import io.candor.cli.terminal.Table;
import io.candor.cli.terminal.Table.Cell;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Policies as lines for people.
final class PolicyView {
  private PolicyView() {}

  static List<String> imported(ImportPolicyDocumentResponse response, Ink ink) {
    PolicyDocument document = response.getDocument();
    List<String> lines = new ArrayList<>();
    lines.add(
        response.getChanged()
            ? "Version %d of %s is written."
                .formatted(document.getVersion(), document.getDocumentId())
            : "Version %d of %s says the same; nothing was written."
                .formatted(document.getVersion(), document.getDocumentId()));
    lines.add("It asserts %d things.".formatted(document.getAssertionsCount()));
    if (response.getProposalsCount() > 0) {
      lines.add("");
      lines.add(ink.bold("The text seems to assert (write those that are right):"));
      lines.addAll(assertions(response.getProposalsList()).lines(ink));
    }
    return lines;
  }

  static List<String> documents(ListPolicyDocumentsResponse response, Ink ink) {
    List<String> lines = new ArrayList<>();
    if (response.getDocumentsCount() == 0) {
      lines.add("No policy is written: nothing that a bot says is compared.");
      return lines;
    }
    for (PolicyDocument document : response.getDocumentsList()) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      String by = document.getAuthor().isEmpty() ? "" : " by " + document.getAuthor();
      lines.add(
          ink.bold(
              "%s: %s, version %d%s"
                  .formatted(
                      document.getDocumentId(), document.getTitle(), document.getVersion(), by)));
      lines.addAll(assertions(document.getAssertionsList()).lines(ink));
    }
    Pages.note(response.getNextPageToken()).ifPresent(lines::add);
    return lines;
  }

  static List<String> diff(DiffPolicyDocumentResponse response, Ink ink) {
    List<String> lines = new ArrayList<>();
    lines.add(
        ink.bold(
            "Version %d against version %d"
                .formatted(response.getToVersion(), response.getFromVersion())));
    if (response.getChangesCount() == 0) {
      lines.add("They assert the same.");
    }
    for (AssertionChange change : response.getChangesList()) {
      if (change.hasBefore()) {
        lines.add("- " + change.getAssertionId() + ": " + sentence(change.getBefore()));
      }
      if (change.hasAfter()) {
        lines.add("+ " + change.getAssertionId() + ": " + sentence(change.getAfter()));
      }
    }
    return lines;
  }

  private static Table assertions(List<Assertion> assertions) {
    Table table =
        new Table().text("CLASS").text("ID").text("KIND").text("VALUE").text("WHEN").text("VALID");
    for (Assertion assertion : assertions) {
      table.row(
          Cell.of(code(assertion.getPolicyClass())),
          Cell.of(assertion.getAssertionId()),
          Cell.of(assertion.getKind()),
          Cell.of(value(assertion)),
          Cell.of(conditions(assertion)),
          Cell.of(validity(assertion)));
    }
    return table;
  }

  private static String sentence(Assertion assertion) {
    String conditions = conditions(assertion);
    return "%s %s%s %s"
        .formatted(
            assertion.getKind(),
            value(assertion),
            conditions.isEmpty() ? "" : " when " + conditions,
            validity(assertion))
        .strip();
  }

  private static String value(Assertion assertion) {
    if (assertion.getItemsCount() > 0) {
      return String.join(", ", assertion.getItemsList());
    }
    return assertion.getValue().isEmpty()
        ? "(text)"
        : assertion.getValue() + " " + assertion.getUnit();
  }

  private static String conditions(Assertion assertion) {
    return assertion.getConditionsMap().entrySet().stream()
        .map(condition -> condition.getKey() + " = " + condition.getValue())
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static String validity(Assertion assertion) {
    String from = assertion.hasValidFrom() ? day(assertion.getValidFrom().getSeconds()) : "";
    String to = assertion.hasValidTo() ? day(assertion.getValidTo().getSeconds()) : "";
    return from.isEmpty() && to.isEmpty() ? "" : from + " to " + to;
  }

  private static String day(long seconds) {
    return Instant.ofEpochSecond(seconds).atZone(ZoneOffset.UTC).toLocalDate().toString();
  }

  static String code(Assertion.PolicyClass policyClass) {
    return switch (policyClass) {
      case REFUND_AND_PRICING -> "01";
      case WARRANTY_AND_SERVICE_LEVEL -> "02";
      case PROCESS_AND_CONTACT -> "03";
      case CAPABILITY_OVERREACH -> "04";
      case POLICY_CLASS_UNSPECIFIED, UNRECOGNIZED -> "";
    };
  }
}
