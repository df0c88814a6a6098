package io.candor.kit.telemetry;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.metrics.OtlpGrpcMetricExporter;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.exporter.prometheus.PrometheusHttpServer;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.SdkMeterProviderBuilder;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SdkTracerProviderBuilder;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// Makes the telemetry of a service from `candor.telemetry.*`.
@Factory
final class TelemetryFactory {

  @Bean(preDestroy = "close")
  @Singleton
  OpenTelemetrySdk openTelemetry(
      @Property(name = "candor.service") String service,
      @Nullable @Property(name = "candor.telemetry.otlp-endpoint") String otlpEndpoint,
      @Nullable @Property(name = "candor.telemetry.prometheus-port") Integer prometheusPort,
      @Property(name = "candor.grpc.host", defaultValue = "0.0.0.0") String host,
      @Property(name = "candor.telemetry.trace-ratio", defaultValue = "1.0") double traceRatio) {
    Resource resource =
        Resource.getDefault().toBuilder()
            .put(AttributeKey.stringKey("service.namespace"), "candor")
            .put(AttributeKey.stringKey("service.name"), "candor-" + service)
            .build();
    SdkTracerProviderBuilder traces = SdkTracerProvider.builder().setResource(resource);
    SdkMeterProviderBuilder metrics = SdkMeterProvider.builder().setResource(resource);
    if (otlpEndpoint != null && !otlpEndpoint.isBlank()) {
      traces
          .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(traceRatio)))
          .addSpanProcessor(
              BatchSpanProcessor.builder(
                      OtlpGrpcSpanExporter.builder().setEndpoint(otlpEndpoint).build())
                  .build());
      metrics.registerMetricReader(
          PeriodicMetricReader.create(
              OtlpGrpcMetricExporter.builder().setEndpoint(otlpEndpoint).build()));
    } else {
      // Ids without recording: nothing would read the spans.
      traces.setSampler(Sampler.alwaysOff());
    }
    if (prometheusPort != null && prometheusPort > 0) {
      metrics.registerMetricReader(
          PrometheusHttpServer.builder().setHost(host).setPort(prometheusPort).build());
    }
    return OpenTelemetrySdk.builder()
        .setTracerProvider(traces.build())
        .setMeterProvider(metrics.build())
        .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
        .build();
  }

  @Singleton
  Meter meter(OpenTelemetry telemetry, @Property(name = "candor.service") String service) {
    return telemetry.getMeter("io.candor." + service);
  }

  @Singleton
  Tracer tracer(OpenTelemetry telemetry, @Property(name = "candor.service") String service) {
    return telemetry.getTracer("io.candor." + service);
  }
}
