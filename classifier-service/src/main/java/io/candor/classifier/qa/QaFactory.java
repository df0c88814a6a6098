package io.candor.classifier.qa;

import com.mongodb.client.MongoDatabase;
import io.candor.classifier.check.CheckStore;
import io.candor.kit.lease.Leases;
import io.candor.kit.lease.PeriodicJob;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/// Wires the review by people.
@Factory
final class QaFactory {
  private static final String JOB = "qa-follow-ups";
  private static final String WEEKS_JOB = "qa-week-reports";
  // A verdict is handed on at once; this is for what happens without one.
  private static final Duration WEEKS_PERIOD = Duration.ofMinutes(5);
  // Only calls that ended in the middle leave anything; a look is one read of an empty collection.
  private static final Duration PERIOD = Duration.ofSeconds(15);

  @Singleton
  QaStore store(MongoDatabase database) {
    return new MongoQaStore(database);
  }

  @Singleton
  QaReviewStore reviews(MongoDatabase database) {
    return new MongoQaReviewStore(database);
  }

  @Singleton
  QaIndex index(QaStore store, QaConfig config) {
    return new QaIndex(store, config);
  }

  @Singleton
  QaRulings rulings(QaReviewStore reviews) {
    return new QaRulings(reviews);
  }

  @Singleton
  QaSelection selection(
      QaStore store, QaReviewStore reviews, CheckStore settings, QaConfig config) {
    return new QaSelection(store, reviews, settings, config);
  }

  @Singleton
  QaWeekReports weeks(
      QaSelection selection, QaStore store, QaRecords records, QaConfig config, Clock clock) {
    return new QaWeekReports(selection, store, records, config, clock);
  }

  @Singleton
  @Named(WEEKS_JOB)
  PeriodicJob weekReports(QaWeekReports weeks, Leases leases) {
    return new PeriodicJob(WEEKS_JOB, WEEKS_PERIOD, leases, weeks::tellLast);
  }

  @Singleton
  QaQueue queue(
      QaSelection selection,
      QaStore store,
      QaReviewStore reviews,
      QaRecords records,
      QaWeekReports weeks,
      QaConfig config,
      Clock clock) {
    return new QaQueue(selection, store, reviews, records, weeks, config, clock);
  }

  @Singleton
  @Named(JOB)
  PeriodicJob followUps(QaQueue queue, Leases leases) {
    return new PeriodicJob(JOB, PERIOD, leases, queue::followAbandoned);
  }
}
