package io.candor.classifier.policy;

import io.candor.classifier.policy.PolicyIndex.Facet;
import io.candor.classifier.speech.Dimension;
import io.candor.classifier.speech.Quantity;
import io.candor.classifier.speech.Words;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether a stated quantity says what an asserted one says.
final class Comparison {
  private static final Set<String> PRICES =
      Words.content("fee charge cost price penalty surcharge commission");

  private Comparison() {}

  /// Whether they can be compared at all.
  static boolean isComparable(Statement said, Facet facet) {
    return said.quantity().isComparable(facet.quantity())
        || isNothing(said.quantity())
            && (isFee(facet, said) || facet.topic() == Topic.FREE_SHIPPING);
  }

  /// Whether they can be compared where only the meaning says so: "nothing" is compared with prices
  /// alone, and what ships free has to be said to be free.
  static boolean mayBeMeant(Statement said, Facet facet) {
    if (isNothing(said.quantity())) {
      boolean money = facet.quantity().unit().dimension() == Dimension.MONEY;
      return isFee(facet, said) || (facet.topic() == null && money);
    }
    Quantity quantity = said.quantity();
    if (quantity.isUnlimited() && quantity.unit().dimension() == Dimension.COUNT) {
      return facet.topic() == null && facet.quantity().unit().dimension() != Dimension.PERCENT;
    }
    if (facet.topic() == null && quantity.isOfThings() && facet.quantity().isOfThings()) {
      return true; // "five learners" for "8 participants"
    }
    return isComparable(said, facet)
        && (facet.topic() != Topic.FREE_SHIPPING || NoPrice.in(said.plain()) != null);
  }

  /// Whether it is a price, so that "nothing" is a value of it.
  private static boolean isFee(Facet facet, Statement said) {
    Dimension dimension = facet.quantity().unit().dimension();
    // "Charged one night" is a price, too.
    return facet.topic() == Topic.RESTOCKING_FEE
        || facet.topic() == null
            && (dimension == Dimension.MONEY
                || dimension == Dimension.PERCENT
                || facet.quantity().isOfThings())
            && (!Words.common(facet.words(), PRICES).isEmpty()
                || said.words().containsAll(facet.name()));
  }

  /// Whether they agree.
  static boolean agrees(Statement statement, Facet facet) {
    Quantity said = statement.quantity();
    Quantity asserted = facet.quantity();
    if (isNothing(said)) {
      return asserted.high() == 0;
    }
    if (facet.isSide(said)) {
      return true;
    }
    boolean work = countsWork(facet.topic());
    if (said.isRange() == asserted.isRange()) {
      return said.sameUpper(asserted, work) && (!said.isRange() || said.sameLower(asserted, work));
    }
    if (asserted.isRange()) {
      // "Within 5 days" or "about 4 days" for "3 to 5 days".
      return said.sameUpper(asserted, work) || said.isWithin(asserted);
    }
    // "3 to 5 days" for "within 5 days".
    return work && said.sameUpper(asserted, true);
  }

  private static boolean countsWork(@Nullable Topic topic) {
    return topic == null || topic.countsWork();
  }

  /// Whether both count things that are called otherwise: "five learners", "eight participants".
  static boolean isOfOtherThings(Quantity said, Facet facet) {
    return said.isOfThings()
        && facet.quantity().isOfThings()
        && !said.unit().equals(facet.quantity().unit());
  }

  static boolean isNothing(Quantity said) {
    return said.high() == 0 && said.unit().dimension() != Dimension.DURATION
        || said.high() == 0 && said.unit().dimension() == Dimension.PERCENT;
  }
}
