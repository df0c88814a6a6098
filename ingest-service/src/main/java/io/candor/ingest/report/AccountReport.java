package io.candor.ingest.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Fields of an account.
///
/// @param attributes a key given again replaces its value
public record AccountReport(
    String accountId,
    @Nullable String name,
    @Nullable String plan,
    @Nullable Segment segment,
    @Nullable Money arr,
    @Nullable LocalDate renewalDate,
    @Nullable LifecycleStage lifecycleStage,
    Map<String, String> attributes)
    implements Report {

  @Override
  public AggregateId subject() {
    return new AggregateId(AggregateKind.ACCOUNT, accountId);
  }

  @Override
  public Stream<Instant> times() {
    return Stream.empty();
  }
}
