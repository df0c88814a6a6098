package io.candor.classifier.record;

import io.candor.classifier.check.CheckReport;
import io.candor.classifier.check.CheckRulebook;
import io.candor.classifier.check.CheckRules;
import io.candor.classifier.check.CheckStore;
import io.candor.classifier.check.ConversationChecks;
import io.candor.classifier.check.CustomerDirectory;
import io.candor.classifier.check.Rulings;
import io.candor.classifier.policy.CustomerFacts;
import io.candor.classifier.policy.Uncovered;
import io.candor.classifier.policy.Violation;
import io.candor.classifier.qa.QaRulings;
import io.candor.classifier.record.FactProtos.Subject;
import io.candor.classifier.record.FactProtos.UnreadableRecord;
import io.candor.kit.resource.ResourceName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Checks conversations, with what is known of their accounts. That a check hangs on an account is
/// remembered before the account is read, and an account is stored before those that hang on it are
/// looked up: whichever comes second sees the first, so every order ends alike.
final class RecordChecks implements CustomerDirectory {
  private static final String ACCOUNTS = "accounts/";

  private final RecordStore records;
  private final CheckRulebook rulebook;
  private final CheckStore store;
  private final QaRulings rulings;

  RecordChecks(RecordStore records, CheckRulebook rulebook, CheckStore store, QaRulings rulings) {
    this.records = records;
    this.rulebook = rulebook;
    this.store = store;
    this.rulings = rulings;
  }

  /// The reports of those bodies that are conversations, by record key.
  ///
  /// @param bodies serialised records by key
  Map<String, CheckReport> check(String workspace, Map<String, byte[]> bodies) {
    Map<String, Subject> subjects = new LinkedHashMap<>();
    bodies.forEach((key, body) -> subject(body).ifPresent(found -> subjects.put(key, found)));
    subjects.values().forEach(subject -> rulebook.learnTools(workspace, subject.input()));
    CheckRules rules = rulebook.of(workspace);
    Map<String, CheckReport> reports = new HashMap<>();
    Map<String, List<String>> dependents = new LinkedHashMap<>();
    subjects.forEach(
        (key, subject) -> {
          CheckReport report =
              ConversationChecks.check(subject.input(), CustomerFacts.UNKNOWN, rules);
          reports.put(key, report);
          if (report.dependsOnFacts() && !subject.accountKey().isEmpty()) {
            dependents.computeIfAbsent(subject.accountKey(), a -> new ArrayList<>()).add(key);
          }
        });
    dependents.forEach(
        (account, keys) -> {
          store.addDependents(workspace, account, keys);
          CustomerFacts facts = factsAt(workspace, account);
          if (!facts.equals(CustomerFacts.UNKNOWN)) {
            for (String key : keys) {
              Subject subject = subjects.get(key);
              if (subject != null) {
                reports.put(key, ConversationChecks.check(subject.input(), facts, rules));
              }
            }
          }
        });
    Map<String, List<Uncovered>> uncovered = new HashMap<>();
    reports.forEach((key, report) -> uncovered.put(key, report.policy().uncovered()));
    if (rules.hasPolicy()) {
      store.setUncovered(workspace, uncovered);
    }
    return reviewed(workspace, subjects, reports);
  }

  private Map<String, CheckReport> reviewed(
      String workspace, Map<String, Subject> subjects, Map<String, CheckReport> reports) {
    Map<String, List<String>> findings = new HashMap<>();
    reports.forEach(
        (key, report) ->
            findings.put(key, report.incidents().stream().map(Violation::id).toList()));
    Map<String, Rulings> decided = rulings.of(workspace, findings);
    Map<String, CheckReport> reviewed = new HashMap<>();
    reports.forEach(
        (key, report) -> {
          Rulings ruling = decided.get(key);
          Subject subject = subjects.get(key);
          reviewed.put(
              key,
              ruling == null || subject == null
                  ? report
                  : report.reviewed(ruling, subject.input()));
        });
    return reviewed;
  }

  /// The conversations whose facts may be others now that this record is stored: those that hang on
  /// it, if it is an account.
  List<String> dependents(String workspace, String key) {
    return key.startsWith(ACCOUNTS) ? store.dependents(workspace, key) : List.of();
  }

  @Override
  public CustomerFacts facts(String workspace, String accountId) {
    return factsAt(workspace, new ResourceName(workspace, "accounts", accountId).key());
  }

  private CustomerFacts factsAt(String workspace, String accountKey) {
    return records
        .find(workspace, accountKey)
        .map(record -> accountFacts(record.body()))
        .orElse(CustomerFacts.UNKNOWN);
  }

  private static CustomerFacts accountFacts(byte[] body) {
    try {
      return FactProtos.accountFacts(body);
    } catch (UnreadableRecord e) {
      throw new IllegalStateException("a record that was stored cannot be read", e);
    }
  }

  private static Optional<Subject> subject(byte[] body) {
    try {
      return FactProtos.subject(body);
    } catch (UnreadableRecord e) {
      throw new IllegalStateException("a record that was checked cannot be read", e);
    }
  }
}
