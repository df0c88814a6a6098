package io.candor.alert.link;

import io.candor.alert.directive.DirectiveStore;
import io.candor.alert.directive.Directives;
import io.micronaut.context.annotation.Factory;
import io.micronaut.core.value.PropertyResolver;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Makes links and their pages.
@Factory
final class LinkFactory {
  // Never used: without links nothing is signed and nothing is read.
  private static final String NO_KEY = "no links";

  @Singleton
  LinksConfig linksConfig(PropertyResolver properties) {
    return LinksConfig.from(properties);
  }

  @Singleton
  DecisionTokens decisionTokens(LinksConfig config) {
    return new DecisionTokens(config.isOn() ? config.key() : NO_KEY);
  }

  @Singleton
  DecisionLinks decisionLinks(
      LinksConfig config, DecisionTokens tokens, DirectiveStore directives, Clock clock) {
    return new DecisionLinks(config, tokens, directives, clock);
  }

  @Singleton
  PageServer pageServer(
      LinksConfig config,
      DecisionTokens tokens,
      Directives directives,
      DirectiveStore store,
      Clock clock) {
    return new PageServer(config, new DecisionPages(tokens, directives, store, clock));
  }
}
