package io.candor.classifier.record;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.candor.classifier.check.CheckRulebook;
import io.candor.classifier.check.CheckStore;
import io.candor.classifier.check.CustomerDirectory;
import io.candor.classifier.check.RecheckStore;
import io.candor.classifier.discovery.VerbatimPool;
import io.candor.classifier.discovery.VerbatimStore;
import io.candor.classifier.labelling.Labeller;
import io.candor.classifier.learning.Corrections;
import io.candor.classifier.learning.RecordTexts;
import io.candor.classifier.learning.TextErasure;
import io.candor.classifier.qa.QaIndex;
import io.candor.classifier.qa.QaRecords;
import io.candor.classifier.qa.QaRulings;
import io.candor.classifier.reembedding.Workspaces;
import io.candor.classifier.relabelling.Relabelling;
import io.candor.classifier.satisfaction.SatisfactionConfig;
import io.candor.classifier.satisfaction.SatisfactionModels;
import io.candor.classifier.satisfaction.SatisfactionStore;
import io.candor.classifier.taxonomy.Taxonomies;
import io.candor.kit.client.PeerChannels;
import io.candor.kit.lease.Leases;
import io.candor.kit.lease.PeriodicJob;
import io.candor.kit.mongo.MongoOutbox;
import io.candor.kit.mongo.MongoRelaySource;
import io.candor.kit.mongo.ServerTime;
import io.candor.kit.relay.ClaimLimit;
import io.candor.kit.relay.DeadLetters;
import io.candor.kit.relay.Relay;
import io.candor.kit.relay.RelayConfig;
import io.candor.kit.relay.RelaySource;
import io.candor.kit.relay.RelayWakeups;
import io.candor.kit.relay.Relays;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.opentelemetry.context.Context;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bson.Document;

/// Wires the way from records to facts: the store, the queue and its relay.
@Factory
final class RecordFactory {
  /// The hop to metrics.
  private static final String METRICS = "metrics";

  private static final String RECHECK = "policy-recheck";
  // Soon enough for the person who changed the policy; a round without a change reads four small
  // collections.
  private static final Duration RECHECK_PERIOD = Duration.ofSeconds(2);
  private static final String CHUNKS = "record-chunks";
  private static final String DELIVERIES = "deliveries";
  // 20 chunks are 1,000 facts, two requests.
  private static final int MAX_ENTRIES = 20;
  private static final String LANES = "relay_lanes";

  @Singleton
  RecordStore store(MongoDatabase database) {
    return new MongoRecordStore(database);
  }

  @Singleton
  @Bean(typed = {MongoRelaySource.class, RelaySource.class, DeadLetters.class})
  MongoRelaySource source(MongoDatabase database, ServerTime time) {
    return new MongoRelaySource(
        database.getCollection(DELIVERIES),
        database.getCollection(LANES),
        time,
        MongoFactQueue::payload);
  }

  @Singleton
  Workspaces workspaces(MongoDatabase database) {
    return () ->
        database.getCollection(LANES).distinct("workspace", String.class).into(new HashSet<>());
  }

  @Singleton
  FactQueue factQueue(
      MongoDatabase database, MongoRelaySource source, RelayWakeups wakeups, Clock clock) {
    MongoCollection<Document> lanes = database.getCollection(LANES);
    return new MongoFactQueue(
        database.getCollection(DELIVERIES),
        source::createIndexes,
        new MongoOutbox(lanes, METRICS, wakeups, clock));
  }

  @Singleton
  @Named(CHUNKS)
  @Bean(preDestroy = "shutdown")
  ExecutorService chunks() {
    return Context.taskWrapping(
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("chunk-", 0).factory()));
  }

  @Singleton
  RecordTexts recordTexts(RecordStore store) {
    return new RecordTextProtos(store);
  }

  @Singleton
  TaxonomyFacts taxonomyFacts(RecordStore store, FactQueue facts) {
    return new TaxonomyFacts(store, facts);
  }

  @Singleton
  @Bean(typed = {RecordChecks.class, CustomerDirectory.class})
  RecordChecks checks(
      RecordStore store, CheckRulebook rulebook, CheckStore checkStore, QaRulings rulings) {
    return new RecordChecks(store, rulebook, checkStore, rulings);
  }

  @Singleton
  Rechecks rechecks(RecordStore store, FactQueue facts, RecordChecks checks, QaIndex reviews) {
    return new Rechecks(store, facts, checks, reviews);
  }

  @Singleton
  QaRecords qaRecords(RecordStore store, Rechecks rechecks, FactQueue facts) {
    return new StoredQaRecords(store, rechecks, new QaWeekFacts(store, facts));
  }

  @Singleton
  PeriodicJob recheckJob(
      Rechecks rechecks, CheckRulebook rulebook, RecheckStore states, Leases leases, Clock clock) {
    RecheckRounds rounds = new RecheckRounds(rechecks, rulebook, states, clock);
    return new PeriodicJob(RECHECK, RECHECK_PERIOD, leases, lease -> rounds.run());
  }

  @Singleton
  RecordLabelling labelling(
      Taxonomies taxonomies,
      TaxonomyFacts taxonomyFacts,
      Labeller labeller,
      SatisfactionModels models,
      Corrections corrections,
      RecordChecks checks) {
    return new RecordLabelling(taxonomies, taxonomyFacts, labeller, models, corrections, checks);
  }

  @Singleton
  Listeners listeners(
      VerbatimPool pool,
      SatisfactionStore ratings,
      SatisfactionConfig satisfaction,
      QaIndex reviews) {
    return new Listeners(pool, ratings, satisfaction.learning(), reviews);
  }

  @Singleton
  RecordErasure erasure(
      VerbatimStore verbatims,
      SatisfactionStore ratings,
      CheckStore checks,
      TextErasure texts,
      QaRulings reviews) {
    return new RecordErasure(verbatims, ratings, checks, texts, reviews);
  }

  @Singleton
  Records records(
      RecordStore store,
      FactQueue facts,
      RecordLabelling labelling,
      RecordErasure erasure,
      Listeners listeners,
      RecordChecks checks,
      Rechecks rechecks,
      RecordConfig config,
      Clock clock,
      @Named(CHUNKS) ExecutorService chunks) {
    return new Records(
        store, facts, labelling, erasure, listeners, checks, rechecks, config, clock, chunks);
  }

  @Singleton
  Relabelling relabelling(
      RecordStore store,
      FactQueue facts,
      RecordLabelling labelling,
      TaxonomyFacts taxonomyFacts,
      Listeners listeners) {
    return new RecordRelabelling(store, facts, labelling, taxonomyFacts, listeners);
  }

  @Singleton
  Relay metricsRelay(
      RecordStore store,
      FactQueue facts,
      PeerChannels channels,
      @Property(name = "candor.peer.metrics") String target,
      Relays relays,
      RelayConfig config) {
    FactClient transport = new FactClient(store, facts, channels.to("metrics", target));
    return relays.make(METRICS, transport, ofFewEntries(config));
  }

  /// An entry may stand for a whole chunk of records, so a call takes fewer of them.
  private static RelayConfig ofFewEntries(RelayConfig config) {
    return new RelayConfig(
        config.pollInterval(),
        config.leaseTtl(),
        new ClaimLimit(MAX_ENTRIES, config.batch().payloadBytes()),
        config.batchesInFlight(),
        config.turnBatches(),
        config.maxAttempts(),
        config.minBackOff(),
        config.maxBackOff(),
        config.maxPause());
  }
}
