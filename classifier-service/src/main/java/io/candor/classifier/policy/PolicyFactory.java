package io.candor.classifier.policy;

import com.mongodb.client.MongoDatabase;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Wires the policies.
@Factory
final class PolicyFactory {
  @Singleton
  PolicyStore store(MongoDatabase database) {
    return new MongoPolicyStore(database);
  }

  @Singleton
  Policies policies(PolicyStore store, Clock clock) {
    return new Policies(store, clock);
  }
}
