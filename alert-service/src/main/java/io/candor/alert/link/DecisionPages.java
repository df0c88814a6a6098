package io.candor.alert.link;

import io.candor.alert.directive.ActionWords;
import io.candor.alert.directive.Directive;
import io.candor.alert.directive.DirectiveState;
import io.candor.alert.directive.DirectiveStore;
import io.candor.alert.directive.Directives;
import io.candor.kit.error.CandorException;
import java.time.Clock;
import java.util.Optional;

/// The page of a link. Opening it changes nothing, since programs open links, too, to preview them;
/// its button decides. Thread-safe.
final class DecisionPages {
  /// Where it is, below the base URL.
  static final String PATH = "/directives/decide";

  private final DecisionTokens tokens;
  private final Directives directives;
  private final DirectiveStore store;
  private final Clock clock;

  DecisionPages(DecisionTokens tokens, Directives directives, DirectiveStore store, Clock clock) {
    this.tokens = tokens;
    this.directives = directives;
    this.store = store;
    this.clock = clock;
  }

  /// A page to be shown.
  ///
  /// @param status the HTTP status
  record Page(int status, String html) {}

  /// What the link is about, with a button.
  Page ask(String text) {
    Optional<DecisionToken> read = valid(text);
    if (read.isEmpty()) {
      return gone();
    }
    DecisionToken token = read.get();
    Optional<Directive> directive = waiting(token);
    if (directive.isEmpty()) {
      return decided();
    }
    String order = ActionWords.imperative(directive.get().action(), directive.get().deployment());
    String button = token.approve() ? "Approve: the bot's platform is told" : "Reject";
    return page(
        200,
        order,
        "<p>"
            + escape(directive.get().cause().reason())
            + "</p><p>You decide as "
            + escape(token.actor())
            + ".</p><form method=\"post\"><input type=\"hidden\" name=\"token\" value=\""
            + escape(text)
            + "\"><button>"
            + escape(button)
            + "</button></form>");
  }

  /// Decides, and says what came of it.
  Page decide(String text) {
    Optional<DecisionToken> read = valid(text);
    if (read.isEmpty()) {
      return gone();
    }
    DecisionToken token = read.get();
    String etag = Long.toString(token.revision());
    try {
      Directive decided =
          token.approve()
              ? directives.approve(token.directive(), token.actor(), "by link", etag)
              : directives.reject(token.directive(), token.actor(), "by link", etag);
      return page(
          200,
          decided.state() == DirectiveState.REJECTED ? "Rejected" : "Ordered",
          "<p>" + escape(ActionWords.imperative(decided.action(), decided.deployment())) + ".</p>");
    } catch (CandorException e) {
      // Decided in another way, another owner by now, or no longer applicable: the reason says it.
      return e.reason().name().equals("ETAG_MISMATCH")
          ? decided()
          : page(409, "Not possible any more", "<p>" + escape(e.getMessage()) + "</p>");
    }
  }

  private Optional<DecisionToken> valid(String text) {
    return tokens.read(text).filter(token -> clock.instant().isBefore(token.expireTime()));
  }

  private Optional<Directive> waiting(DecisionToken token) {
    return store
        .find(token.directive())
        .filter(it -> it.state() == DirectiveState.PROPOSED)
        .filter(it -> it.revision() == token.revision());
  }

  private static Page decided() {
    return page(410, "Decided already", "<p>This was decided, or what it was for is over.</p>");
  }

  private static Page gone() {
    return page(403, "This link cannot be used", "<p>It is not valid, or its time is over.</p>");
  }

  private static Page page(int status, String title, String body) {
    return new Page(
        status,
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">"
            + "<meta name=\"viewport\" content=\"width=device-width\"><title>"
            + escape(title)
            + "</title></head><body><h1>"
            + escape(title)
            + "</h1>"
            + body
            + "</body></html>");
  }

  private static String escape(@org.jspecify.annotations.Nullable String text) {
    return text == null
        ? ""
        : text.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;")
            .replace("'", "&#39;");
  }
}
