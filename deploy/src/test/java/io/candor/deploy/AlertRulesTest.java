package io.candor.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The rules that Prometheus is given. That their metrics exist is asked of running services in
/// `e2e`.
class AlertRulesTest {
  private static final String DURATION = "[1-9][0-9]*[smhd]";

  static List<Map<String, Object>> alerts() throws IOException {
    return rules().filter(rule -> rule.containsKey("alert")).toList();
  }

  private static Stream<Map<String, Object>> rules() throws IOException {
    Manifest file =
        Manifest.parse(Files.readString(Manifest.file("prometheus/candor.rules.yaml"))).getFirst();
    return file.list("groups").stream()
        .flatMap(group -> new Manifest(group).list("rules").stream());
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void alert_saysWhatIsWrong_andLeadsToItsRunbook(Map<String, Object> alert) {
    Manifest rule = new Manifest(alert);
    String name = rule.text("alert").orElseThrow();

    assertThat(rule.text("expr").orElse("")).as(name).isNotBlank();
    assertThat(rule.text("labels", "severity").orElse("")).as(name).isIn("page", "ticket");
    assertThat(rule.text("annotations", "summary").orElse("")).as(name).isNotBlank();
    assertThat(rule.text("annotations", "runbook").orElse(""))
        .isEqualTo("deploy/runbooks/" + name + ".md");
    assertThat(rule.text("for").orElse("5m")).as(name).matches(DURATION);
    assertThat(alert.keySet())
        .as(name)
        .isSubsetOf(List.of("alert", "expr", "for", "labels", "annotations"));
  }

  @Test
  void everyAlertHasARunbook_andEveryRunbookAnAlert() throws IOException {
    assertThat(alerts().stream().map(alert -> alert.get("alert") + ".md"))
        .containsExactlyInAnyOrderElementsOf(
            RunbookTest.runbooks().stream().map(Path::getFileName).map(Path::toString).toList());
  }

  @Test
  void whatIsRecorded_isUsed_andWhatIsUsedIsRecorded() throws IOException {
    List<String> recorded = new ArrayList<>();
    StringBuilder used = new StringBuilder();
    rules()
        .forEach(
            rule -> {
              if (rule.get("record") instanceof String name) {
                recorded.add(name);
              } else {
                used.append(rule.get("expr")).append('\n');
              }
            });

    assertThat(recorded).doesNotHaveDuplicates();
    assertThat(used.toString()).contains(recorded);
    assertThat(
            Pattern.compile("candor:[a-z0-9_:]+")
                .matcher(used)
                .results()
                .map(MatchResult::group)
                .distinct())
        .containsExactlyInAnyOrderElementsOf(recorded);
  }
}
