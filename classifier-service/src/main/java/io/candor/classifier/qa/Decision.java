package io.candor.classifier.qa;

import io.candor.classifier.qa.QaVerdict.Missed;
import io.candor.classifier.qa.QaVerdict.Vote;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What verdicts add up to, statement by statement. One reviewer who agrees with the check decides;
/// one who disagrees needs a second; when those two disagree a third decides. Pure: a function of
/// the verdicts and of what the checks find now.
///
/// @param rulings the decided statements by id: whether each breaks the policy
/// @param found decided statements that no check found
/// @param isComplete whether anybody has reviewed and nothing is left to be decided
record Decision(Map<String, Boolean> rulings, Set<Missed> found, boolean isComplete) {
  Decision {
    rulings = Map.copyOf(rulings);
    found = Set.copyOf(found);
  }

  /// @param verdicts at most one of each reviewer, the first one first
  /// @param findings ids of what the checks find now
  static Decision of(List<QaVerdict> verdicts, List<String> findings) {
    Map<String, Boolean> rulings = new LinkedHashMap<>();
    boolean complete = !verdicts.isEmpty();
    for (String id : findings) {
      Tally tally = new Tally();
      verdicts.forEach(
          verdict ->
              verdict.statements().stream()
                  .filter(vote -> vote.id().equals(id))
                  .map(Vote::confirmed)
                  .forEach(tally::add));
      if (tally.isDecided(true)) {
        rulings.put(id, tally.isYes());
      } else {
        complete = false;
      }
    }
    Set<Missed> named = new LinkedHashSet<>();
    verdicts.forEach(verdict -> named.addAll(verdict.missed()));
    Set<Missed> found = new LinkedHashSet<>();
    for (Missed missed : named) {
      Tally tally = new Tally();
      verdicts.forEach(verdict -> tally.add(verdict.missed().contains(missed)));
      if (!tally.isDecided(false)) {
        complete = false;
      } else if (tally.isYes()) {
        found.add(missed);
      }
    }
    return new Decision(rulings, found, complete);
  }

  private static final class Tally {
    private int yes;
    private int no;

    void add(boolean vote) {
      if (vote) {
        yes++;
      } else {
        no++;
      }
    }

    /// @param check what the check says: a lone reviewer decides only by agreeing with it
    boolean isDecided(boolean check) {
      return yes + no == 1 ? isYes() == check : yes != no;
    }

    boolean isYes() {
      return yes > no;
    }
  }
}
