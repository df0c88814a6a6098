/// What support conversations amount to: the twelve KPIs, the diagnosis, baselines and findings.
/// One Micronaut application over PostgreSQL; its beans exist only in a context whose
/// `candor.service` is `metrics`. Facts come in by one RPC, figures are read from counters,
/// findings go out to alerting.
@NullMarked
@Configuration
@Requires(property = "candor.service", value = "metrics")
package io.candor.metrics;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
