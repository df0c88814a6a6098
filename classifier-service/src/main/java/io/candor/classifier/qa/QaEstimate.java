package io.candor.classifier.qa;

import io.candor.classifier.policy.PolicyClass;
import io.candor.classifier.qa.QaConversation.Stratum;
import io.candor.classifier.qa.QaFigures.ArchetypeFigures;
import io.candor.classifier.qa.QaFigures.ClassFigures;
import io.candor.classifier.qa.QaFigures.QuestionFigures;
import io.candor.classifier.qa.QaReview.State;
import io.candor.classifier.qa.QaStore.StratumSize;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Holds the checks against the reviewers, and estimates from what was reviewed how it is in all
/// conversations. Pure.
///
/// Flagged conversations are all looked at, the others only if they were drawn, and reviewers see
/// to
/// the flagged ones first. So every week and ticket type is two strata, the flagged conversations
/// and the others, and each reviewed conversation stands for (size of its stratum) ÷ (reviewed in
/// it). Shares are weighted means; their intervals are Wilson's at Kish's effective sample size
/// (Σw)² ÷ Σw², which also says something when nothing was found.
final class QaEstimate {
  private record Part(Stratum stratum, boolean flagged) {}

  /// @param weight how many conversations it stands for
  private record Reviewed(QaItem item, Decision decision, double weight) {}

  private final List<QaItem> items;
  private final Map<Stratum, StratumSize> strata;
  private final Instant now;
  private final List<Reviewed> reviewed = new ArrayList<>();
  private long covered;
  private boolean othersReviewed;

  private QaEstimate(QaSelection.Selected selected, Instant now) {
    this.items = selected.items();
    this.strata = selected.strata();
    this.now = now;
    weigh();
  }

  /// The figures of a selection.
  static QaFigures of(QaSelection.Selected selected, Instant now) {
    return new QaEstimate(selected, now).figures();
  }

  private void weigh() {
    Map<Part, List<QaItem>> parts = new HashMap<>();
    for (QaItem item : items) {
      if (item.state() == State.REVIEWED) {
        QaConversation conversation = item.conversation();
        parts
            .computeIfAbsent(
                new Part(conversation.stratum(), conversation.isFlagged()),
                part -> new ArrayList<>())
            .add(item);
      }
    }
    parts.forEach(
        (part, in) -> {
          StratumSize size = strata.get(part.stratum());
          long flagged = size == null ? 0 : size.flaggedCount();
          long whole = size == null ? 0 : part.flagged() ? flagged : size.count() - flagged;
          covered += whole;
          othersReviewed |= !part.flagged();
          for (QaItem item : in) {
            reviewed.add(
                new Reviewed(
                    item,
                    item.review().decision(item.conversation().findingIds()),
                    (double) whole / in.size()));
          }
        });
  }

  private QaFigures figures() {
    long conversations = strata.values().stream().mapToLong(StratumSize::count).sum();
    Map<PolicyClass, ClassFigures> classes = new EnumMap<>(PolicyClass.class);
    for (PolicyClass each : PolicyClass.values()) {
      classes.put(each, classFigures(each));
    }
    List<QuestionFigures> questions = new ArrayList<>();
    for (Question question : Question.values()) {
      if (question != Question.ANSWERS_TRUE) { // no check answers that one
        questions.add(questionFigures(question));
      }
    }
    return new QaFigures(
        conversations,
        items.size(),
        reviewed.size(),
        items.stream().filter(item -> item.state() == State.DISPUTED).count(),
        items.stream().filter(item -> item.isDueAt(now)).count(),
        conversations == 0 ? 0 : Math.min(1, (double) covered / conversations),
        classes,
        questions,
        archetypes());
  }

  private ClassFigures classFigures(PolicyClass wanted) {
    long automatic = 0;
    long confirmed = 0;
    long overruled = 0;
    for (QaItem item : items) {
      Decision decision = item.review().decision(item.conversation().findingIds());
      for (QaFinding finding : item.conversation().findings()) {
        if (finding.policyClass() == wanted) {
          automatic++;
          Boolean ruling = decision.rulings().get(finding.id());
          confirmed += ruling != null && ruling ? 1 : 0;
          overruled += ruling != null && !ruling ? 1 : 0;
        }
      }
    }
    long missed = 0;
    double weightFound = 0;
    double weightMissed = 0;
    double weightWith = 0;
    double weights = 0;
    double squares = 0;
    for (Reviewed each : reviewed) {
      long found = found(each, wanted);
      long unfound = missed(each, wanted);
      missed += unfound;
      weightFound += each.weight() * found;
      weightMissed += each.weight() * unfound;
      weightWith += found + unfound > 0 ? each.weight() : 0;
      weights += each.weight();
      squares += each.weight() * each.weight();
    }
    return new ClassFigures(
        automatic,
        confirmed,
        overruled,
        missed,
        QaFigures.rate(confirmed, confirmed + overruled),
        othersReviewed && weightFound + weightMissed > 0
            ? (Double) (weightFound / (weightFound + weightMissed))
            : null,
        weights == 0
            ? null
            : WilsonRate.of(Math.min(1, weightWith / weights), weights * weights / squares));
  }

  private static long found(Reviewed each, PolicyClass wanted) {
    return each.item().conversation().findings().stream()
        .filter(finding -> finding.policyClass() == wanted)
        .filter(finding -> each.decision().rulings().getOrDefault(finding.id(), false))
        .count();
  }

  private static long missed(Reviewed each, PolicyClass wanted) {
    return each.decision().found().stream()
        .filter(missed -> missed.policyClass() == wanted)
        .count();
  }

  private QuestionFigures questionFigures(Question question) {
    long compared = 0;
    long both = 0;
    long checkOnly = 0;
    long reviewersOnly = 0;
    for (Reviewed each : reviewed) {
      List<QaVerdict> verdicts = each.item().review().verdicts();
      Answer check = verdicts.getLast().checks().get(question);
      Boolean people = majority(verdicts, question);
      if (people != null && (check == Answer.YES || check == Answer.NO)) {
        boolean said = check == Answer.YES;
        compared++;
        both += said && people ? 1 : 0;
        checkOnly += said && !people ? 1 : 0;
        reviewersOnly += !said && people ? 1 : 0;
      }
    }
    return new QuestionFigures(question, compared, both, checkOnly, reviewersOnly);
  }

  /// What most reviewers say; absent when they are even, or none could tell.
  private static @Nullable Boolean majority(List<QaVerdict> verdicts, Question question) {
    int balance = 0;
    for (QaVerdict verdict : verdicts) {
      Answer answer = verdict.answers().get(question);
      balance += answer == Answer.YES ? 1 : answer == Answer.NO ? -1 : 0;
    }
    return balance == 0 ? null : (Boolean) (balance > 0);
  }

  private List<ArchetypeFigures> archetypes() {
    Map<String, ArchetypeFigures> figures = new TreeMap<>();
    strata.forEach(
        (stratum, size) ->
            add(figures, stratum.archetype(), size.count(), 0, 0, size.flaggedCount(), 0));
    for (QaItem item : items) {
      int done = item.state() == State.REVIEWED ? 1 : 0;
      add(
          figures,
          item.conversation().archetype(),
          0,
          item.drawn() ? 1 : 0,
          item.drawn() ? done : 0,
          0,
          item.conversation().isFlagged() ? done : 0);
    }
    return List.copyOf(figures.values());
  }

  private static void add(
      Map<String, ArchetypeFigures> figures,
      String archetype,
      long conversations,
      long drawn,
      long drawnReviewed,
      long flagged,
      long flaggedReviewed) {
    figures.merge(
        archetype,
        new ArchetypeFigures(
            archetype, conversations, drawn, drawnReviewed, flagged, flaggedReviewed),
        (a, b) ->
            new ArchetypeFigures(
                archetype,
                a.conversations() + b.conversations(),
                a.drawn() + b.drawn(),
                a.drawnReviewed() + b.drawnReviewed(),
                a.flagged() + b.flagged(),
                a.flaggedReviewed() + b.flaggedReviewed()));
  }
}
