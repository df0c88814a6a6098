package io.candor.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

class RenderedManifestsTest {
  @ParameterizedTest
  @ValueSource(strings = {"dev", "prod"})
  void everyDocument_isOfTheModel(String overlay) {
    assertThat(Manifest.ofOverlay(overlay))
        .isNotEmpty()
        .allSatisfy(manifest -> assertThat(StrictSchema.violation(manifest)).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "prod"})
  void everyDocument_keepsTheRules(String overlay) {
    assertThat(
            Manifest.ofOverlay(overlay).stream()
                .flatMap(manifest -> WorkloadRules.violations(manifest).stream()))
        .isEmpty();
  }

  @Test
  void references_holdInDev() {
    assertThat(ReferenceRules.violations(Manifest.ofOverlay("dev"), Set.of())).isEmpty();
  }

  @Test
  void references_holdInProd_withTheSecretsOfTheReadme() throws IOException {
    Set<String> documented = secretsOfTheReadme();

    assertThat(documented).isNotEmpty();
    assertThat(ReferenceRules.violations(Manifest.ofOverlay("prod"), documented)).isEmpty();
  }

  @Test
  void prod_shipsNoSecretAndNoReflection() {
    List<Manifest> prod = Manifest.ofOverlay("prod");

    assertThat(prod).noneMatch(manifest -> manifest.kind().equals("Secret"));
    assertThat(prod)
        .filteredOn(manifest -> manifest.kind().equals("ConfigMap"))
        .noneMatch(manifest -> manifest.map("data").containsKey("CANDOR_GRPC_REFLECTION"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingest", "classifier", "metrics", "alert"})
  void prod_asksCallersWhoTheyAre_andServicesShowTheirOwn(String service) {
    List<Manifest> prod = Manifest.ofOverlay("prod");
    Map<String, Object> config =
        prod.stream()
            .filter(manifest -> manifest.title().matches("ConfigMap/" + service + "-config.*"))
            .findFirst()
            .orElseThrow()
            .map("data");
    Manifest certificate =
        prod.stream()
            .filter(manifest -> manifest.title().equals("Certificate/" + service))
            .findFirst()
            .orElseThrow();

    assertThat(config).containsEntry("CANDOR_ACCESS_MODE", "required");
    assertThat(certificate.map("spec"))
        .containsEntry("secretName", service + "-tls")
        .containsEntry("uris", List.of(config.get("CANDOR_TLS_PEER_PREFIX") + service));
    assertThat(prod)
        .filteredOn(manifest -> manifest.title().equals("Deployment/" + service))
        .singleElement()
        .satisfies(
            deployment ->
                assertThat(deployment.toString() + deployment.tree())
                    .contains("secretName=" + service + "-tls")
                    .contains("mountPath=/run/identity"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "prod"})
  void traffic_isDeniedByDefault(String overlay) {
    assertThat(Manifest.ofOverlay(overlay))
        .anySatisfy(
            manifest -> {
              assertThat(manifest.title()).isEqualTo("NetworkPolicy/default-deny");
              assertThat(manifest.map("spec"))
                  .containsEntry("podSelector", Map.of())
                  .containsEntry("policyTypes", List.of("Ingress", "Egress"))
                  .doesNotContainKeys("ingress", "egress");
            });
  }

  @ParameterizedTest
  @CsvSource({"ingest,7401", "classifier,7402", "metrics,7403", "alert,7404"})
  void ports_areThoseOfTheService(String service, int port) throws IOException {
    Map<String, Object> config =
        Manifest.asMap(
            new Yaml()
                .load(
                    Files.readString(
                        Manifest.file(
                            "../"
                                + service
                                + "-service/src/main/resources/application-"
                                + service
                                + ".yml"))));
    Map<String, Object> deployed =
        Manifest.ofOverlay("prod").stream()
            .filter(it -> it.kind().equals("ConfigMap"))
            .filter(it -> it.name().startsWith(service + "-config"))
            .findFirst()
            .orElseThrow()
            .map("data");

    assertThat(Manifest.at(config, "candor", "grpc", "port")).isEqualTo(port);
    assertThat(deployed)
        .containsEntry("CANDOR_GRPC_PORT", Integer.toString(port))
        .containsEntry("CANDOR_GRPC_HEALTH_PORT", Integer.toString(port + 10))
        .containsEntry("CANDOR_TELEMETRY_PROMETHEUS_PORT", Integer.toString(port + 20));
    assertThat(Manifest.at(config, "candor", "grpc", "health-port")).isEqualTo(port + 10);
    assertThat(Manifest.at(config, "candor", "telemetry", "prometheus-port")).isEqualTo(port + 20);
  }

  /// The table of secrets in README.md.
  private static Set<String> secretsOfTheReadme() throws IOException {
    Matcher row =
        Pattern.compile("^\\| `([a-z-]+)` \\| `[a-z, `.-]+` \\|", Pattern.MULTILINE)
            .matcher(Files.readString(Manifest.file("README.md")));
    Set<String> names = new TreeSet<>();
    while (row.find()) {
      names.add(row.group(1));
    }
    return names;
  }
}
