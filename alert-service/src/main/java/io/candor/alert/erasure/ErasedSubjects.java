package io.candor.alert.erasure;

import io.candor.alert.finding.Finding;
import java.util.List;

/// Who was erased. Thread-safe.
public interface ErasedSubjects {
  /// Takes subjects out of follow-ups, findings, incidents and directives, and remembers that they
  /// were erased. All of them or none; the same again changes nothing. Returns once no finding is
  /// under way that has not seen it.
  void forget(String workspace, List<ErasedSubject> subjects);

  /// The findings without those who were erased since they were evaluated; one without a time of
  /// evaluation counts as older. Joins the caller's transaction, which must have locked nothing
  /// yet: nobody is erased in the workspace until it is over.
  List<Finding> withoutErased(String workspace, List<Finding> findings);
}
