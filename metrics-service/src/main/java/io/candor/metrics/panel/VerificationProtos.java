package io.candor.metrics.panel;

import io.candor.metrics.v1.CounterDifference;
import io.candor.metrics.v1.VerifyCountersResponse;

/// Maps a verification to the contract.
public final class VerificationProtos {
  private static final int SHOWN = 100;

  private VerificationProtos() {}

  public static VerifyCountersResponse toProto(CounterVerification.Result result) {
    VerifyCountersResponse.Builder response =
        VerifyCountersResponse.newBuilder()
            .setFactCount(result.factCount())
            .setCounterCount(result.counterCount())
            .setPanelRowCount(result.rowCount())
            .setFindingCount(result.findingCount())
            .setFindingsPending(result.findingsPending())
            .setDifferenceCount(result.differences().size());
    result.differences().stream()
        .limit(SHOWN)
        .forEach(
            difference ->
                response.addDifferences(
                    CounterDifference.newBuilder()
                        .setCounter(difference.counter())
                        .setFigure(difference.figure())
                        .setCounted(difference.counted())
                        .setRecounted(difference.recounted())));
    return response.build();
  }
}
