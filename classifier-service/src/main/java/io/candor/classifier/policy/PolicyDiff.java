package io.candor.classifier.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// How the assertions of two versions of a document differ.
public final class PolicyDiff {
  private PolicyDiff() {}

  /// One assertion that differs.
  ///
  /// @param before absent when it is new
  /// @param after absent when it is gone
  public record Change(String id, @Nullable Assertion before, @Nullable Assertion after) {}

  /// What differs, by assertion id.
  public static List<Change> of(List<Assertion> before, List<Assertion> after) {
    Map<String, Assertion> old = byId(before);
    Map<String, Assertion> now = byId(after);
    TreeSet<String> ids = new TreeSet<>(old.keySet());
    ids.addAll(now.keySet());
    List<Change> changes = new ArrayList<>();
    for (String id : ids) {
      Assertion was = old.get(id);
      Assertion is = now.get(id);
      if (was == null || !was.equals(is)) {
        changes.add(new Change(id, was, is));
      }
    }
    return changes;
  }

  private static Map<String, Assertion> byId(List<Assertion> assertions) {
    Map<String, Assertion> byId = new LinkedHashMap<>();
    assertions.forEach(assertion -> byId.put(assertion.id(), assertion));
    return byId;
  }
}
