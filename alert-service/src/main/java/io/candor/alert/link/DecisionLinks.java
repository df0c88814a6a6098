package io.candor.alert.link;

import io.candor.alert.directive.Authority;
import io.candor.alert.directive.DirectiveName;
import io.candor.alert.directive.DirectiveStore;
import io.candor.alert.notification.Notification;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/// Makes the links by which a rollback owner decides. They are made when a notification is sent and
/// never stored: whoever has one can decide. Thread-safe.
public final class DecisionLinks {
  private final LinksConfig config;
  private final DecisionTokens tokens;
  private final DirectiveStore directives;
  private final Clock clock;

  DecisionLinks(LinksConfig config, DecisionTokens tokens, DirectiveStore directives, Clock clock) {
    this.config = config;
    this.tokens = tokens;
    this.directives = directives;
    this.clock = clock;
  }

  /// The links for a directive that waits for the owner's word; none if there are no links, if it
  /// does not wait any more, or if no owner is known.
  public List<Notification.Link> of(String workspace, Notification.Order order) {
    if (!config.isOn() || !order.isProposed()) {
      return List.of();
    }
    Authority authority = directives.authority(workspace, order.deployment());
    if (!authority.isKnown() || authority.owner().contains("\n")) {
      return List.of();
    }
    Instant expires = clock.instant().plus(config.validFor());
    DirectiveName name = new DirectiveName(workspace, order.directiveId());
    return List.of(
        link("Approve", name, order, true, authority.owner(), expires),
        link("Reject", name, order, false, authority.owner(), expires));
  }

  private Notification.Link link(
      String label,
      DirectiveName name,
      Notification.Order order,
      boolean approve,
      String owner,
      Instant expires) {
    String token = tokens.sign(new DecisionToken(name, order.revision(), approve, owner, expires));
    return new Notification.Link(
        label, config.baseUrl() + DecisionPages.PATH + "?token=" + token, true);
  }
}
