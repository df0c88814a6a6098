package io.candor.alert.directive;

import io.candor.alert.audit.AuditEvent;
import io.candor.alert.audit.AuditLog;
import io.candor.alert.finding.DeploymentSnapshot;
import io.candor.kit.resource.ResourceName;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Who may pull bots back, and what was declared of them. Thread-safe.
public final class Authorities {
  private final DirectiveStore store;
  private final AuditLog audit;
  private final Clock clock;

  Authorities(DirectiveStore store, AuditLog audit, Clock clock) {
    this.store = store;
    this.audit = audit;
    this.clock = clock;
  }

  /// The authority over a deployment.
  ///
  /// @throws io.candor.kit.error.CandorException ROLLBACK_AUTHORITY_NOT_FOUND
  public Authority get(String workspace, String deployment) {
    Authority authority = store.authority(workspace, deployment);
    if (!authority.isKnown()) {
      throw DirectiveFailures.authorityNotFound(workspace, deployment);
    }
    return authority;
  }

  /// The authorities over the deployments that have been heard of, by the deployment's id.
  ///
  /// @param unknownOnly only those without an owner
  /// @param after only deployments behind this one; empty for the beginning
  public List<Authority> list(String workspace, boolean unknownOnly, String after, int limit) {
    return store.authorities(workspace, unknownOnly, after, limit);
  }

  /// Remembers that deployments exist, and whom their producers name as owners; a person's word
  /// stands against it.
  ///
  /// @param owners by the deployment's id; empty where the producer names nobody
  public void see(String workspace, Map<String, String> owners) {
    // In one order, so that two callers take the locks of deployments alike.
    new TreeMap<>(owners)
        .forEach(
            (deployment, owner) -> {
              Instant now = now();
              Authority known = store.authority(workspace, deployment);
              if (known.seen(owner, now).equals(known)) {
                return; // As nearly always: no lock for it.
              }
              store.change(
                  workspace,
                  deployment,
                  work -> {
                    work.save(work.authority().seen(owner, now));
                    return Boolean.TRUE;
                  });
            });
  }

  /// Sets owner and deputy. Once an owner is known only that owner may.
  ///
  /// @param etag the revision that was read; may be empty while nobody has set anything
  /// @throws io.candor.kit.error.CandorException NOT_ROLLBACK_OWNER or ETAG_MISMATCH
  public Authority update(
      String workspace, String deployment, Wish wish, String etag, String actor) {
    return store.change(
        workspace,
        deployment,
        work -> {
          Authority current = work.authority();
          if (current.isKnown() && !current.isOwner(actor)) {
            throw DirectiveFailures.notOwner(deployment);
          }
          String revision = Long.toString(current.revision());
          if (!etag.equals(revision) && (current.confirmed() || !etag.isEmpty())) {
            throw DirectiveFailures.stale(revision);
          }
          Instant now = now();
          Authority next =
              new Authority(
                  deployment,
                  wish.owner(),
                  wish.deputy(),
                  wish.deputyUntil(),
                  wish.automaticRollbackDisabled(),
                  true,
                  current.revision() + 1,
                  now,
                  actor,
                  current.place());
          work.save(next);
          audit.append(workspace, updated(workspace, current, next, now));
          return next;
        });
  }

  /// Adds what a bot's own platform has configured.
  ///
  /// @return what the bot is to do now
  public DeploymentState declare(
      String workspace,
      String deployment,
      List<String> deflectionList,
      Map<String, Double> thresholds,
      String botVersion,
      String actor) {
    return store.change(
        workspace,
        deployment,
        work -> {
          Instant now = now();
          Authority.Place place = work.authority().place().next(now);
          work.save(work.authority().at(place));
          DeploymentEntry.Declared declared =
              new DeploymentEntry.Declared(
                  place.sequence(), place.time(), actor, deflectionList, thresholds, botVersion, 0);
          work.add(declared);
          audit.append(
              workspace,
              Observation.audited(workspace, deployment, "deployment.declared", declared, now));
          return DeploymentState.of(work.entries());
        });
  }

  /// Remembers what producers say of their bots, unless somebody has declared something.
  public void observe(String workspace, Collection<DeploymentSnapshot> snapshots) {
    // In one order, so that two callers take the locks of deployments alike.
    snapshots.stream()
        .sorted(
            Comparator.comparing(DeploymentSnapshot::deployment)
                .thenComparing(DeploymentSnapshot::revision))
        .filter(it -> Observation.isNews(store.entries(workspace, it.deployment(), false), it))
        .forEach(
            it ->
                store.change(
                    workspace,
                    it.deployment(),
                    work -> {
                      Instant now = now();
                      if (!Observation.isNews(work.entries(), it)) {
                        return Boolean.FALSE;
                      }
                      Authority.Place place = work.authority().place().next(now);
                      work.save(work.authority().at(place));
                      DeploymentEntry.Declared observed = Observation.entry(it, place);
                      work.add(observed);
                      audit.append(
                          workspace,
                          Observation.audited(
                              workspace, it.deployment(), "deployment.observed", observed, now));
                      return Boolean.TRUE;
                    }));
  }

  /// What a person wants the authority to be.
  ///
  /// @param deputyUntil absent without a deputy
  public record Wish(
      String owner,
      String deputy,
      @Nullable Instant deputyUntil,
      boolean automaticRollbackDisabled) {}

  private static AuditEvent updated(
      String workspace, Authority before, Authority after, Instant now) {
    Instant until = after.deputyUntil();
    return new AuditEvent(
        now,
        after.updatedBy(),
        "rollback-authority.updated",
        new ResourceName(workspace, "rollbackAuthorities", after.deployment()).toString(),
        Map.of(
            "ownerBefore",
            before.owner(),
            "owner",
            after.owner(),
            "deputy",
            after.deputy(),
            "deputyUntil",
            until == null ? "" : until.toString(),
            "automaticRollbackDisabled",
            Boolean.toString(after.automaticRollbackDisabled())));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
