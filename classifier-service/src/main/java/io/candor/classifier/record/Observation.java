package io.candor.classifier.record;

import io.candor.classifier.discovery.VerbatimPool;
import io.candor.classifier.discovery.VerbatimPool.Arrived;
import java.util.ArrayList;
import java.util.List;

/// Tells the pool of verbatims what records say. Told before the records' facts are queued, so that
/// a record whose sender hears nothing is told again.
final class Observation {
  private final VerbatimPool pool;
  private final List<Arrived> displeased = new ArrayList<>();
  private final List<String> others = new ArrayList<>();

  Observation(VerbatimPool pool) {
    this.pool = pool;
  }

  /// @param isNew whether the store had no earlier state of it: then there is nothing to take back
  void add(StoredRecord record, boolean isNew) {
    VerbatimProtos.Verbatims verbatims = VerbatimProtos.of(record);
    displeased.addAll(verbatims.displeased());
    if (!isNew) {
      others.addAll(verbatims.others());
    }
  }

  void tell(String workspace) {
    pool.observe(workspace, displeased, others);
  }
}
