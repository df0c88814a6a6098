/// Ingest: takes in what producers report, keeps it masked and idempotent, folds it into the states
/// of accounts, bots, releases, conversations and feedback, and hands these on as revisioned
/// records. The state is a pure function of the set of accepted events, whatever order they came
/// in. The beans of this package and below exist only in the application context of this service.
@Configuration
@Requires(property = "candor.service", value = "ingest")
@NullMarked
package io.candor.ingest;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
