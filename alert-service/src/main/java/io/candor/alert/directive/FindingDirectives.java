package io.candor.alert.directive;

import io.candor.alert.audit.AuditLog;
import io.candor.alert.directive.DirectiveStore.Work;
import io.candor.alert.finding.Finding;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// What findings do to directives, in the transaction in which they do it to incidents.
/// Thread-safe.
public final class FindingDirectives {
  private final DirectiveStore store;
  private final Directives directives;
  private final DirectiveNotices notices;
  private final Authorities authorities;
  private final AuditLog audit;

  FindingDirectives(
      DirectiveStore store,
      Directives directives,
      DirectiveNotices notices,
      Authorities authorities,
      AuditLog audit) {
    this.store = store;
    this.directives = directives;
    this.notices = notices;
    this.authorities = authorities;
    this.audit = audit;
  }

  /// Proposes what a lasting finding calls for, orders it if the evidence is sufficient, withdraws
  /// what waits for the owner's word once the finding is over. A finding about weeks long past does
  /// neither. The owner's decision stands while the finding lasts.
  ///
  /// @param sentence the incident's, as the reason
  /// @return the directive that the incident's receivers must hear of, if there is one
  public Optional<Directive> onFinding(
      Finding finding, String incidentId, String sentence, Instant now) {
    String workspace = finding.name().workspace();
    String deployment = finding.subject().scope().deployment().id();
    if (deployment.isEmpty()) {
      return Optional.empty();
    }
    authorities.observe(workspace, Stream.ofNullable(finding.context().deployment()).toList());
    if (!Proposals.mayPropose(finding)) {
      Authority known = store.authority(workspace, deployment);
      if (!known.seen(finding.context().rollbackOwner(), now).equals(known)) {
        store.change(
            workspace,
            deployment,
            work -> {
              learnOwner(work, finding, now);
              return Boolean.TRUE;
            });
      }
      return Optional.empty();
    }
    return store.change(
        workspace,
        deployment,
        work -> {
          learnOwner(work, finding, now);
          if (!finding.isOpen()) {
            withdraw(work, finding, incidentId, now);
            return Optional.empty();
          }
          if (!finding.judgement().notifiable()) {
            return Optional.empty();
          }
          return onLasting(work, finding, incidentId, sentence, now);
        });
  }

  /// Takes back what a finding proposes and nobody has decided, since another one explains it.
  public void withdraw(Finding finding, String incidentId, Instant now) {
    String deployment = finding.subject().scope().deployment().id();
    if (!deployment.isEmpty() && Proposals.mayPropose(finding)) {
      store.change(
          finding.name().workspace(),
          deployment,
          work -> {
            withdraw(work, finding, incidentId, now);
            return Boolean.TRUE;
          });
    }
  }

  /// Asks the owner for their word about a directive that no incident's notification carries.
  public void tell(Directive directive, Instant now) {
    notices.proposed(directive, now);
  }

  private Optional<Directive> onLasting(
      Work work, Finding finding, String incidentId, String sentence, Instant now) {
    Optional<Action> action = Proposals.of(finding, DeploymentState.of(work.entries()));
    // Two findings of one incident that propose the same have one directive.
    Optional<Directive> existing =
        store.ofIncident(finding.name().workspace(), incidentId).stream()
            .filter(it -> it.isOf(finding) || action.filter(it.action()::equals).isPresent())
            .findFirst();
    Directive.Cause cause =
        new Directive.Cause(
            "", now, sentence, new Directive.Evidence(incidentId, finding.document()), "");
    boolean automatic = Proposals.isAutomatic(finding, work.authority());
    if (existing.isPresent()) {
      Directive current = existing.get();
      return switch (current.state()) {
        case WITHDRAWN ->
            action.isEmpty()
                ? Optional.empty()
                : Optional.of(make(work, current.proposedAgain(cause), automatic, now));
        case PROPOSED ->
            Optional.of(
                automatic && action.isPresent()
                    ? directives.order(work, current, "", "", now)
                    : current);
        case ORDERED, ACKNOWLEDGED, REFUSED, REJECTED -> Optional.of(current);
      };
    }
    return action.map(
        it ->
            make(
                work,
                new Directive(
                    DirectiveName.of(finding.name().workspace(), it, "incident/" + incidentId),
                    1,
                    finding.subject().scope().deployment().id(),
                    it,
                    DirectiveState.PROPOSED,
                    cause,
                    null,
                    null,
                    ""),
                automatic,
                now));
  }

  // The incident's own notification asks for the owner's word, so there is no other one.
  private Directive make(Work work, Directive proposed, boolean automatic, Instant now) {
    if (automatic) {
      return directives.order(work, proposed, "", "", now);
    }
    work.save(proposed);
    audit.append(proposed.name().workspace(), DirectiveAudit.proposed(proposed, now));
    return proposed;
  }

  private void withdraw(Work work, Finding finding, String incidentId, Instant now) {
    String workspace = finding.name().workspace();
    for (Directive directive : store.ofIncident(workspace, incidentId)) {
      if (directive.state() == DirectiveState.PROPOSED && directive.isOf(finding)) {
        Directive withdrawn =
            directive.decided(
                DirectiveState.WITHDRAWN, new Directive.Decision(now, "", "", false, 0));
        work.save(withdrawn);
        audit.append(workspace, DirectiveAudit.decided(withdrawn, "directive.withdrawn", now));
      }
    }
  }

  private static void learnOwner(Work work, Finding finding, Instant now) {
    Authority current = work.authority();
    Authority learned = current.seen(finding.context().rollbackOwner(), now);
    if (!learned.equals(current)) {
      work.save(learned);
    }
  }
}
