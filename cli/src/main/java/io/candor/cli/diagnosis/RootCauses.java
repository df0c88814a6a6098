package io.candor.cli.diagnosis;

import io.candor.cli.Enums;
import io.candor.cli.terminal.Figures;
import io.candor.metrics.v1.Classification;
import io.candor.metrics.v1.RootCauseShare;
import java.util.List;
import java.util.stream.Collectors;

/// Root causes in words: what low ratings are made of.
final class RootCauses {
  private RootCauses() {}

  /// `71.4% product bug (5 of 7), 28.6% unknown (2 of 7)`; empty when none was assessed.
  static String mix(List<RootCauseShare> shares) {
    return shares.stream()
        .map(
            one ->
                "%s %s (%d of %d)"
                    .formatted(
                        Figures.percent(one.getShare().getValue()),
                        words(one.getRootCause()),
                        one.getShare().getNumerator(),
                        one.getShare().getDenominator()))
        .collect(Collectors.joining(", "));
  }

  /// `71% product bug`: the most frequent; empty when none was assessed.
  static String most(List<RootCauseShare> shares) {
    return shares.isEmpty()
        ? ""
        : "%.0f%% %s"
            .formatted(
                shares.getFirst().getShare().getValue() * 100,
                words(shares.getFirst().getRootCause()));
  }

  /// `product bug`; empty when it was not assessed.
  static String words(Classification.RootCause rootCause) {
    return rootCause == Classification.RootCause.ROOT_CAUSE_UNSPECIFIED
        ? ""
        : Enums.words(rootCause);
  }
}
