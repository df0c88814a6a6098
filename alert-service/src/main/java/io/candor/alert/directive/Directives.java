package io.candor.alert.directive;

import io.candor.alert.audit.AuditLog;
import io.candor.alert.directive.DirectiveStore.Work;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/// What people and platforms do to directives. Thread-safe.
public final class Directives {
  private final DirectiveStore store;
  private final DirectiveNotices notices;
  private final AuditLog audit;
  private final Clock clock;

  Directives(DirectiveStore store, DirectiveNotices notices, AuditLog audit, Clock clock) {
    this.store = store;
    this.notices = notices;
    this.audit = audit;
    this.clock = clock;
  }

  /// Proposes a directive, and orders it if `order` is set and the actor may.
  ///
  /// @param requestId the same again answers the directive that it made; empty for another each
  ///     time
  public Directive propose(
      String workspace,
      String deployment,
      Action action,
      String actor,
      String reason,
      boolean order,
      String requestId) {
    String cause = "request/" + (requestId.isEmpty() ? UUID.randomUUID() : deployment + requestId);
    DirectiveName name = DirectiveName.of(workspace, action, cause);
    return store.change(
        workspace,
        deployment,
        work -> {
          Optional<Directive> made = work.find(name.directiveId());
          if (made.isPresent()) {
            return made.get();
          }
          Instant now = now();
          checkApplicable(work, action);
          if (order) {
            checkOwner(work.authority(), actor, now);
          }
          return add(work, name, deployment, action, cause(actor, now, reason, ""), order, now);
        });
  }

  /// Orders a proposed directive.
  public Directive approve(DirectiveName name, String actor, String note, String etag) {
    return change(
        name,
        (work, current) -> {
          checkEtag(current, etag);
          Instant now = now();
          checkOwner(work.authority(), actor, now);
          if (current.state().isOrdered()) {
            return current;
          }
          checkProposed(current);
          checkApplicable(work, current.action());
          return order(work, current, actor, note, now);
        });
  }

  /// Says no to a proposed directive.
  public Directive reject(DirectiveName name, String actor, String note, String etag) {
    return change(
        name,
        (work, current) -> {
          checkEtag(current, etag);
          Instant now = now();
          checkOwner(work.authority(), actor, now);
          if (current.state() == DirectiveState.REJECTED) {
            return current;
          }
          checkProposed(current);
          Directive rejected =
              current.decided(
                  DirectiveState.REJECTED, new Directive.Decision(now, actor, note, false, 0));
          work.save(rejected);
          audit.append(
              name.workspace(), DirectiveAudit.decided(rejected, "directive.rejected", now));
          return rejected;
        });
  }

  /// Takes an ordered directive back by a directive of its own.
  public Directive revert(DirectiveName name, String actor, String reason) {
    return change(
        name,
        (work, current) -> {
          if (!current.state().isOrdered()) {
            throw DirectiveFailures.notApplicable("only an ordered directive can be taken back");
          }
          if (!current.revertedBy().isEmpty()) {
            return work.find(current.revertedBy())
                .orElseThrow(() -> new IllegalStateException("a revert is missing"));
          }
          Instant now = now();
          Action inverse = DeploymentState.inverse(work.entries(), current);
          boolean owner = work.authority().allows(actor, now);
          DirectiveName reverting =
              DirectiveName.of(name.workspace(), inverse, "revert/" + name.directiveId());
          Optional<Directive> made = work.find(reverting.directiveId());
          if (made.isPresent() && made.get().state() != DirectiveState.REJECTED) {
            return owner && made.get().state() == DirectiveState.PROPOSED
                ? order(work, made.get(), actor, reason, now)
                : made.get();
          }
          Directive.Cause cause = cause(actor, now, reason, name.directiveId());
          if (made.isPresent()) {
            Directive again = made.get().proposedAgain(cause);
            return owner ? order(work, again, actor, reason, now) : proposed(work, again, now);
          }
          return add(work, reverting, current.deployment(), inverse, cause, owner, now);
        });
  }

  /// Records the platform's answer.
  ///
  /// @param applied whether it was carried out
  public Directive acknowledge(DirectiveName name, String actor, boolean applied, String note) {
    return change(
        name,
        (work, current) -> {
          DirectiveState next = applied ? DirectiveState.ACKNOWLEDGED : DirectiveState.REFUSED;
          if (current.state() == next) {
            return current;
          }
          if (!current.state().isOrdered()) {
            throw DirectiveFailures.notOrdered(current);
          }
          Instant now = now();
          Directive answered = current.answered(next, new Directive.Answer(now, actor, note));
          work.save(answered);
          audit.append(
              name.workspace(),
              DirectiveAudit.answered(
                  answered, applied ? "directive.acknowledged" : "directive.refused", now));
          notices.answered(answered, now);
          return answered;
        });
  }

  /// Orders a directive: saved, written down, sent. The caller has locked its deployment and seen
  /// to it that it may be ordered.
  ///
  /// @param actor who orders it; empty for sufficient evidence
  Directive order(Work work, Directive proposed, String actor, String note, Instant now) {
    Authority.Place place = work.authority().place().next(now);
    work.save(work.authority().at(place));
    Directive ordered =
        proposed.decided(
            DirectiveState.ORDERED,
            new Directive.Decision(place.time(), actor, note, actor.isEmpty(), place.sequence()));
    work.save(ordered);
    String reverted = ordered.cause().reverts();
    if (!reverted.isEmpty()) {
      work.find(reverted).ifPresent(it -> work.save(it.reverted(ordered.name().directiveId())));
    }
    audit.append(
        ordered.name().workspace(), DirectiveAudit.decided(ordered, "directive.ordered", now));
    notices.ordered(ordered, now);
    return ordered;
  }

  // A directive is found before its deployment is known, and read again under the lock.
  private Directive change(
      DirectiveName name, java.util.function.BiFunction<Work, Directive, Directive> work) {
    Directive found = store.find(name).orElseThrow(() -> DirectiveFailures.notFound(name));
    return store.change(
        name.workspace(),
        found.deployment(),
        locked ->
            work.apply(
                locked,
                locked
                    .find(name.directiveId())
                    .orElseThrow(() -> DirectiveFailures.notFound(name))));
  }

  private Directive add(
      Work work,
      DirectiveName name,
      String deployment,
      Action action,
      Directive.Cause cause,
      boolean order,
      Instant now) {
    Directive made =
        new Directive(name, 1, deployment, action, DirectiveState.PROPOSED, cause, null, null, "");
    return order
        ? order(work, made, cause.proposer(), cause.reason(), now)
        : proposed(work, made, now);
  }

  private Directive proposed(Work work, Directive directive, Instant now) {
    work.save(directive);
    audit.append(directive.name().workspace(), DirectiveAudit.proposed(directive, now));
    notices.proposed(directive, now);
    return directive;
  }

  private static Directive.Cause cause(String actor, Instant now, String reason, String reverts) {
    return new Directive.Cause(actor, now, reason, null, reverts);
  }

  private static void checkApplicable(Work work, Action action) {
    DeploymentState.of(work.entries())
        .objection(action)
        .ifPresent(
            objection -> {
              throw DirectiveFailures.notApplicable(objection);
            });
  }

  private static void checkOwner(Authority authority, String actor, Instant now) {
    if (!authority.isKnown()) {
      throw DirectiveFailures.ownerUnknown(authority.deployment());
    }
    if (!authority.allows(actor, now)) {
      throw DirectiveFailures.notOwner(authority.deployment());
    }
  }

  private static void checkProposed(Directive directive) {
    if (directive.state() != DirectiveState.PROPOSED) {
      throw DirectiveFailures.decided(directive);
    }
  }

  private static void checkEtag(Directive directive, String etag) {
    String now = Long.toString(directive.revision());
    if (!etag.isEmpty() && !etag.equals(now)) {
      throw DirectiveFailures.stale(now);
    }
  }

  // What PostgreSQL can store, so that a directive reads back as it was answered.
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
