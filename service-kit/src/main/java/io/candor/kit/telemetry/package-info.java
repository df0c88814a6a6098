/// Traces and metrics of a service: one OpenTelemetry SDK per application context, never global.
/// Traces go out over OTLP if an endpoint is configured; metrics also to a Prometheus scrape port.
/// Without either, trace ids are still made and passed on, so that logs of a chain can be joined.
@NullMarked
package io.candor.kit.telemetry;

import org.jspecify.annotations.NullMarked;
