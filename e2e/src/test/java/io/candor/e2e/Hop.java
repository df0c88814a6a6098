package io.candor.e2e;

import java.util.List;

/// The services in the order of the data, and the failpoints that each of them passes while the
/// sample goes through.
enum Hop {
  INGEST(
      "ingest",
      List.of(
          "ingest.before-commit",
          "ingest.committed-not-replied",
          "fold.claimed",
          "fold.written",
          "fold.committed",
          "relay.claimed",
          "relay.sent",
          "relay.acked",
          "relay.marked",
          "relay.committed")),
  CLASSIFIER(
      "classifier",
      List.of(
          "classifier.claimed",
          "classifier.inferred",
          "classifier.written",
          "relay.claimed",
          "relay.sent",
          "relay.acked",
          "relay.marked",
          "relay.committed")),
  METRICS(
      "metrics",
      List.of(
          "fact.checked",
          "fact.fact-written",
          "fact.counter-written",
          "fact.before-commit",
          "fact.committed-not-replied",
          "relay.claimed",
          "relay.sent",
          "relay.acked")),
  ALERT("alert", List.of("alert.decided", "alert.posted-not-logged"));

  private final String service;
  private final List<String> failpoints;

  Hop(String service, List<String> failpoints) {
    this.service = service;
    this.failpoints = failpoints;
  }

  String service() {
    return service;
  }

  List<String> failpoints() {
    return failpoints;
  }

  String mainClass() {
    return "io.candor." + service + ".Application";
  }
}
