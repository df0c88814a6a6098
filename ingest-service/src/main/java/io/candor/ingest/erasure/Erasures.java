package io.candor.ingest.erasure;

import io.candor.kit.lease.PeriodicJob;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// The erasures of the workspaces.
@Singleton
final class Erasures {

  private final ErasureStore store;
  private final SubjectDigests digests;
  private final PeriodicJob work;
  private final Supplier<UUID> ids;

  Erasures(
      ErasureStore store,
      SubjectDigests digests,
      @Named(ErasureFactory.JOB) PeriodicJob work,
      @Named(ErasureFactory.JOB) Supplier<UUID> ids) {
    this.store = store;
    this.digests = digests;
    this.work = work;
    this.ids = ids;
  }

  /// Begins to erase a subject. The same subject again gives the erasure that there is.
  Erasure create(String workspace, Subject subject, String actor, String reason) {
    Erasure erasure =
        store.create(
            workspace,
            new NewErasure(ids.get().toString(), subject.kind(), actor, reason),
            digests.digest(workspace, subject));
    work.trigger();
    return erasure;
  }

  Optional<Erasure> find(String workspace, String id) {
    return store.find(workspace, id);
  }

  List<Erasure> list(String workspace, String afterId, int limit) {
    return store.list(workspace, afterId, limit);
  }
}
