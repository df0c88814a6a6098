package io.candor.ingest.account;

import io.candor.ingest.report.LifecycleStage;
import io.candor.ingest.report.Money;
import io.candor.ingest.report.Segment;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is known of an account at one time; `null` was never told.
public record AccountState(
    @Nullable String name,
    @Nullable String plan,
    @Nullable Segment segment,
    @Nullable Money arr,
    @Nullable LocalDate renewalDate,
    @Nullable LifecycleStage lifecycleStage,
    Map<String, String> attributes) {}
