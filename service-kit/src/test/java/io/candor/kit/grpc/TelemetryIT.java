package io.candor.kit.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.kit.RunningService;
import io.candor.kit.ServiceRunner;
import io.candor.kit.client.PeerChannels;
import io.candor.operations.v1.DeadLetterServiceGrpc;
import io.candor.operations.v1.ListDeadLettersResponse;
import io.candor.stores.FreePorts;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class TelemetryIT {
  @Test
  void oneTrace_acrossClientAndServer_alsoInTheLogs_andMetricsToScrape() throws Exception {
    int scrapePort = FreePorts.choose(1).getFirst();
    Map<String, Object> properties =
        Map.of("candor.grpc.host", "127.0.0.1", "candor.telemetry.prometheus-port", scrapePort);
    AtomicReference<String> served = new AtomicReference<>();
    AtomicReference<String> logged = new AtomicReference<>();
    try (RunningService service = ServiceRunner.start("edge-probe", properties)) {
      service
          .context()
          .getBean(ProbeGrpcService.class)
          .doing(
              request -> {
                served.set(Span.current().getSpanContext().getTraceId());
                logged.set(MDC.get("trace_id"));
                return ListDeadLettersResponse.getDefaultInstance();
              });
      Span caller = service.context().getBean(Tracer.class).spanBuilder("caller").startSpan();
      try (Scope ignored = caller.makeCurrent()) {
        DeadLetterServiceGrpc.newBlockingStub(
                service
                    .context()
                    .getBean(PeerChannels.class)
                    .to("edge-probe", "127.0.0.1:" + service.port()))
            .listDeadLetters(ProbeGrpcService.VALID);
      } finally {
        caller.end();
      }

      assertThat(served.get()).isEqualTo(caller.getSpanContext().getTraceId());
      assertThat(logged.get()).isEqualTo(caller.getSpanContext().getTraceId());
      assertThat(scrape(scrapePort))
          .contains("rpc_server")
          .contains("candor.operations.v1.DeadLetterService");
    }
  }

  private static String scrape(int port) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build(),
              BodyHandlers.ofString())
          .body();
    }
  }
}
