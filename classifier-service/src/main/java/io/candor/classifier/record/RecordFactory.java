package io.candor.classifier.record;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.candor.classifier.labelling.Labeller;
import io.candor.classifier.taxonomy.Taxonomies;
import io.candor.kit.client.PeerChannels;
import io.candor.kit.mongo.MongoOutbox;
import io.candor.kit.mongo.MongoRelaySource;
import io.candor.kit.mongo.ServerTime;
import io.candor.kit.relay.ClaimLimit;
import io.candor.kit.relay.DeadLetters;
import io.candor.kit.relay.Relay;
import io.candor.kit.relay.RelayConfig;
import io.candor.kit.relay.RelaySource;
import io.candor.kit.relay.RelayWakeups;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.bson.Document;

/// Wires the way from records to facts: the store, the two queues and their relays.
@Factory
final class RecordFactory {
  /// The hop inside this service: records on their way to being labelled.
  static final String LABELLING = "labelling";

  /// The hop to metrics.
  static final String METRICS = "metrics";

  private static final String DELIVERIES = "deliveries";
  private static final String LANES = "relay_lanes";

  @Singleton
  RecordStore store(MongoDatabase database) {
    return new MongoRecordStore(database);
  }

  @Singleton
  @Bean(typed = {RelaySource.class, DeadLetters.class})
  MongoRelaySource source(MongoDatabase database, ServerTime time) {
    MongoRelaySource source =
        new MongoRelaySource(
            database.getCollection(DELIVERIES),
            database.getCollection(LANES),
            time,
            // What is sent is read from the record when it is sent.
            entry -> new byte[0]);
    source.createIndexes();
    return source;
  }

  @Singleton
  @Named(LABELLING)
  WorkQueue labellingQueue(MongoDatabase database, RelayWakeups wakeups, Clock clock) {
    return queue(database, LABELLING, wakeups, clock);
  }

  @Singleton
  @Named(METRICS)
  WorkQueue factQueue(MongoDatabase database, RelayWakeups wakeups, Clock clock) {
    return queue(database, METRICS, wakeups, clock);
  }

  private static WorkQueue queue(
      MongoDatabase database, String hop, RelayWakeups wakeups, Clock clock) {
    MongoCollection<Document> lanes = database.getCollection(LANES);
    return new MongoWorkQueue(
        database.getCollection(DELIVERIES), hop, new MongoOutbox(lanes, hop, wakeups, clock));
  }

  @Singleton
  Records records(
      RecordStore store, @Named(LABELLING) WorkQueue labelling, RecordConfig config, Clock clock) {
    return new Records(store, labelling, config, clock);
  }

  @Singleton
  TaxonomyFacts taxonomyFacts(RecordStore store, @Named(METRICS) WorkQueue facts) {
    return new TaxonomyFacts(store, facts);
  }

  @Singleton
  LabellingTransport labellingTransport(
      RecordStore store,
      @Named(LABELLING) WorkQueue labelling,
      @Named(METRICS) WorkQueue facts,
      Taxonomies taxonomies,
      TaxonomyFacts taxonomyFacts,
      Labeller labeller) {
    return new LabellingTransport(store, labelling, facts, taxonomies, taxonomyFacts, labeller);
  }

  @Singleton
  @Named(LABELLING)
  Relay labellingRelay(
      LabellingTransport transport,
      RelaySource source,
      RelayConfig config,
      RecordConfig recordConfig,
      RelayWakeups wakeups,
      OpenTelemetry telemetry) {
    RelayConfig inSmallBatches =
        new RelayConfig(
            config.pollInterval(),
            config.leaseTtl(),
            new ClaimLimit(recordConfig.batchSize(), config.batch().payloadBytes()),
            config.batchesInFlight(),
            config.turnBatches(),
            config.maxAttempts(),
            config.minBackOff(),
            config.maxBackOff(),
            config.maxPause());
    return new Relay(LABELLING, source, transport, inSmallBatches, wakeups, telemetry);
  }

  @Singleton
  @Named(METRICS)
  Relay metricsRelay(
      RecordStore store,
      @Named(METRICS) WorkQueue facts,
      RelaySource source,
      RelayConfig config,
      PeerChannels channels,
      @Property(name = "candor.peer.metrics") String target,
      RelayWakeups wakeups,
      OpenTelemetry telemetry) {
    FactClient transport = new FactClient(store, facts, channels.to(target));
    return new Relay(METRICS, source, transport, config, wakeups, telemetry);
  }
}
