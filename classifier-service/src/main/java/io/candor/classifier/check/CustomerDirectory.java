package io.candor.classifier.check;

import io.candor.classifier.policy.CustomerFacts;

/// What is known of customers' accounts.
@FunctionalInterface
public interface CustomerDirectory {
  /// The facts of an account, by the producer's id; nothing for one that is not known.
  CustomerFacts facts(String workspace, String accountId);
}
