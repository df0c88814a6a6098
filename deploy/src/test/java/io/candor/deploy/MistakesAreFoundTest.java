package io.candor.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.error.YAMLException;

/// The checks are checked: each planted mistake is found.
class MistakesAreFoundTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          minReadySeconds: 10              | minReadySecond: 10             | minReadySecond
          replicas: 1                      | replicas: one                  | one
          containerPort: 7401              | containerPort: 74010           | 74010
          memory: 768Mi                    | memory: 768Qi                  | 768Q
          readOnlyRootFilesystem: true     | readOnlyRootFilesystem: false  | read-only
          runAsNonRoot: true               | runAsNonRoot: false            | runAsNonRoot
          whenUnsatisfiable: ScheduleAnyway | whenUnsatisfiable: Sometimes  | Sometimes
          name: grpc                       | name: grpc_port_of_ingest      | grpc_port_of_ingest
          image: candor/ingest:0.1.0-SNAPSHOT | image: candor/ingest:latest | latest
          image: candor/ingest:0.1.0-SNAPSHOT | image: candor/ingest        | candor/ingest
          kind: Deployment                 | kind: Deploiment               | Deploiment
          apiVersion: apps/v1              | apiVersion: apps/v1beta1       | v1beta1
          service: liveness                | service: readiness             | liveness
          mountPath: /tmp                  | mountpath: /tmp                | mountpath
          serviceAccountName: ingest       | serviceAccountName: ingress    | ingress
          secretName: ingest-owner-role    | secretName: ingest-owner       | ingest-owner
          targetPort: grpc                 | targetPort: http               | http
          maxUnavailable: 1                | maxAvailable: 1                | maxAvailable
          dns:///classifier:7402           | dns:///classifier:7403         | 7403
          name: tmp                        | name: temp                     | temp
          """)
  void mistake_isFound(String right, String wrong, String named) throws IOException {
    String yaml = Files.readString(Manifest.file("rendered/dev.yaml"));
    assertThat(yaml).contains(right);

    assertThat(violations(yaml.replaceFirst(Pattern.quote(right), wrong)))
        .isNotEmpty()
        .anySatisfy(violation -> assertThat(violation).contains(named));
  }

  @ParameterizedTest
  @CsvSource({"app.kubernetes.io/name: ingest,app.kubernetes.io/name: ingress"})
  void selectorThatSelectsNothing_isFound(String right, String wrong) throws IOException {
    List<String> documents =
        Stream.of(Files.readString(Manifest.file("rendered/dev.yaml")).split("\n---\n"))
            .map(
                document ->
                    document.contains("kind: Service\n")
                        ? document.replace(right, wrong)
                        : document)
            .collect(Collectors.toList());

    assertThat(violations(String.join("\n---\n", documents)))
        .anySatisfy(violation -> assertThat(violation).contains("selects no pod"));
  }

  @Test
  void keyThatOccursTwice_isFound() throws IOException {
    String yaml =
        Files.readString(Manifest.file("rendered/dev.yaml"))
            .replaceFirst("(?m)^  replicas: 1$", "  replicas: 1\n  replicas: 2");

    assertThat(violations(yaml)).anySatisfy(it -> assertThat(it).contains("duplicate key"));
  }

  private static List<String> violations(String yaml) {
    List<Manifest> manifests;
    try {
      manifests = Manifest.parse(yaml);
    } catch (YAMLException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
    return Stream.of(
            manifests.stream().flatMap(it -> StrictSchema.violation(it).stream()),
            manifests.stream().flatMap(it -> WorkloadRules.violations(it).stream()),
            ReferenceRules.violations(manifests, Set.of()).stream())
        .flatMap(it -> it)
        .toList();
  }
}
