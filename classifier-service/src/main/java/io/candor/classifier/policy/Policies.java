package io.candor.classifier.policy;

import io.candor.classifier.ClassifierReason;
import io.candor.kit.error.CandorException;
import io.candor.kit.error.FieldViolation;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The policy documents of the workspaces: reads them, writes new versions. Thread-safe.
public final class Policies {
  // Each round loses to another writer of the same document, so a few are plenty.
  private static final int MAX_ROUNDS = 20;

  private final PolicyStore store;
  private final Clock clock;

  public Policies(PolicyStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /// A document as it is after a write.
  ///
  /// @param changed whether the write made a new version
  public record Written(PolicyDocument document, boolean changed) {}

  /// The version of a workspace's policy: grows with every change of any document.
  public long version(String workspace) {
    return store.versions(workspace).values().stream().mapToLong(v -> v).sum();
  }

  /// Everything that the workspace's documents assert at their latest versions.
  public Policy current(String workspace) {
    Map<String, Long> versions = store.versions(workspace);
    List<Assertion> assertions = new ArrayList<>();
    versions.forEach(
        (id, version) ->
            store.find(workspace, id, version).ifPresent(d -> assertions.addAll(d.assertions())));
    return new Policy(versions.values().stream().mapToLong(v -> v).sum(), assertions);
  }

  /// The documents at their latest versions, by id.
  public List<PolicyDocument> list(String workspace) {
    List<PolicyDocument> documents = new ArrayList<>();
    store
        .versions(workspace)
        .forEach((id, version) -> store.find(workspace, id, version).ifPresent(documents::add));
    return documents;
  }

  /// A document.
  ///
  /// @param version 0: the latest
  /// @throws CandorException `POLICY_NOT_FOUND`
  public PolicyDocument get(String workspace, String id, long version) {
    long wanted = version == 0 ? store.versions(workspace).getOrDefault(id, 0L) : version;
    return store
        .find(workspace, id, wanted)
        .orElseThrow(
            () ->
                CandorException.of(ClassifierReason.POLICY_NOT_FOUND)
                    .message("the workspace has no such version of the document")
                    .resource(
                        "candor.classifier.v1.PolicyDocument",
                        "workspaces/" + workspace + "/policyDocuments/" + id)
                    .build());
  }

  /// Writes a new version, unless the latest one says the same.
  ///
  /// @param document its version and time are ignored
  /// @param base the version that it is based on; absent: whatever it is
  /// @throws CandorException `POLICY_VERSION_MISMATCH` or `ASSERTION_ID_TAKEN`
  public Written write(String workspace, PolicyDocument document, @Nullable Long base) {
    refuseForeignIds(workspace, document);
    for (int round = 0; round < MAX_ROUNDS; round++) {
      long latest = store.versions(workspace).getOrDefault(document.id(), 0L);
      Optional<PolicyDocument> before =
          latest == 0 ? Optional.empty() : store.find(workspace, document.id(), latest);
      if (before.isPresent() && before.get().saysSame(document)) {
        return new Written(before.get(), false);
      }
      if (base != null && base != latest) {
        throw CandorException.of(ClassifierReason.POLICY_VERSION_MISMATCH)
            .message("the document is at version " + latest + ", the change is based on " + base)
            .metadata("version", Long.toString(latest))
            .build();
      }
      PolicyDocument next =
          new PolicyDocument(
              document.id(),
              latest + 1,
              document.title(),
              document.markdown(),
              document.assertions(),
              clock.instant().truncatedTo(ChronoUnit.MILLIS),
              document.author(),
              document.reason());
      if (store.insert(workspace, next)) {
        return new Written(next, true);
      }
    }
    throw new IllegalStateException("a document changes faster than it can be written");
  }

  /// An id names one assertion of the whole workspace: incidents are counted by it.
  private void refuseForeignIds(String workspace, PolicyDocument document) {
    Map<String, String> owners = new HashMap<>();
    for (PolicyDocument other : list(workspace)) {
      if (!other.id().equals(document.id())) {
        other.assertions().forEach(assertion -> owners.put(assertion.id(), other.id()));
      }
    }
    List<FieldViolation> taken = new ArrayList<>();
    for (int i = 0; i < document.assertions().size(); i++) {
      String owner = owners.get(document.assertions().get(i).id());
      if (owner != null) {
        taken.add(
            new FieldViolation(
                "assertions[" + i + "].assertion_id", "is an assertion of document " + owner));
      }
    }
    if (!taken.isEmpty()) {
      throw CandorException.of(ClassifierReason.ASSERTION_ID_TAKEN)
          .message("other documents have assertions of these ids")
          .fields(taken)
          .build();
    }
  }
}
