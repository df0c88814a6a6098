package io.candor.metrics.fact;

import io.candor.metrics.fact.Conversation.Chain;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who was contacted again: works out which conversations get another next contact when some of a
/// chain change.
///
/// A conversation is judged by the first one of its chain that opens after its close, at most 30
/// days later. So a conversation that comes, moves or leaves touches only those that closed in the
/// 30 days before its opening.
final class ContactChains {
  /// The longer of the two windows of repeat contact.
  static final Duration WINDOW = Duration.ofDays(30);

  /// One conversation of a chain.
  ///
  /// @param next the next contact that is stored for it
  record Link(
      String conversationId,
      Instant openTime,
      Optional<Instant> closeTime,
      Optional<Instant> next) {}

  /// The part of a chain that must be known: everything that is open or closes in [from, to].
  record Span(Chain chain, Instant from, Instant to) {}

  private final Map<Chain, Span> spans = new HashMap<>();
  private final Map<Chain, List<Instant>> touchedOpenings = new HashMap<>();
  private final Map<Chain, List<Link>> told = new HashMap<>();
  private final Set<String> toldIds = new HashSet<>();

  /// Notes a conversation that is about to change.
  ///
  /// @param before as it is stored; empty when it is new
  void change(Optional<Conversation> before, Conversation after) {
    toldIds.add(after.conversationId());
    after
        .chain()
        .ifPresent(chain -> told.computeIfAbsent(chain, key -> new ArrayList<>()).add(link(after)));
    boolean moved =
        before
            .filter(
                stored ->
                    stored.chain().equals(after.chain())
                        && stored.openTime().equals(after.openTime())
                        && stored.closeTime().equals(after.closeTime()))
            .isEmpty();
    if (moved) {
      before.ifPresent(this::touch);
      touch(after);
    } else {
      // Its own next contact is looked up all the same: one rule for all that is written.
      after.chain().ifPresent(chain -> widen(chain, after));
    }
  }

  private void touch(Conversation conversation) {
    conversation
        .chain()
        .ifPresent(
            chain -> {
              touchedOpenings
                  .computeIfAbsent(chain, key -> new ArrayList<>())
                  .add(conversation.openTime());
              widen(chain, conversation);
            });
  }

  private void widen(Chain chain, Conversation conversation) {
    Instant last = conversation.closeTime().orElse(conversation.openTime());
    Span span = new Span(chain, conversation.openTime().minus(WINDOW), last.plus(WINDOW));
    spans.merge(
        chain,
        span,
        (one, other) ->
            new Span(
                chain,
                one.from().isBefore(other.from()) ? one.from() : other.from(),
                one.to().isAfter(other.to()) ? one.to() : other.to()));
  }

  /// What must be read from the store.
  Collection<Span> spans() {
    return spans.values();
  }

  /// The next contact of each told conversation, and of each stored one for which it has changed.
  ///
  /// @param stored the links of the spans; those of told conversations are ignored
  Map<String, Optional<Instant>> nextContacts(Map<Chain, List<Link>> stored) {
    Map<String, Optional<Instant>> result = new HashMap<>();
    for (Chain chain : spans.keySet()) {
      List<Link> others =
          stored.getOrDefault(chain, List.of()).stream()
              .filter(link -> !toldIds.contains(link.conversationId()))
              .toList();
      List<Link> own = told.getOrDefault(chain, List.of());
      List<Instant> openings = new ArrayList<>();
      others.forEach(link -> openings.add(link.openTime()));
      own.forEach(link -> openings.add(link.openTime()));
      openings.sort(null);
      own.forEach(link -> result.put(link.conversationId(), next(link, openings)));
      for (Link link : others) {
        Optional<Instant> next = next(link, openings);
        if (touched(chain, link) && !next.equals(link.next())) {
          result.put(link.conversationId(), next);
        }
      }
    }
    return result;
  }

  private boolean touched(Chain chain, Link link) {
    return link.closeTime()
        .map(
            close ->
                touchedOpenings.getOrDefault(chain, List.of()).stream()
                    .anyMatch(open -> open.isAfter(close) && !open.isAfter(close.plus(WINDOW))))
        .orElse(false);
  }

  /// The first opening in (close, close + 30 days].
  static Optional<Instant> next(Link link, List<Instant> sortedOpenings) {
    return link.closeTime()
        .flatMap(
            close ->
                sortedOpenings.stream()
                    .filter(open -> open.isAfter(close))
                    .findFirst()
                    .filter(open -> !open.isAfter(close.plus(WINDOW))));
  }

  private static Link link(Conversation conversation) {
    return new Link(
        conversation.conversationId(),
        conversation.openTime(),
        conversation.closeTime(),
        Optional.empty());
  }
}
