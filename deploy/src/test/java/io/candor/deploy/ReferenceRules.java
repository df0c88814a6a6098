package io.candor.deploy;

import static io.candor.deploy.Manifest.asMap;
import static io.candor.deploy.Manifest.at;
import static io.candor.deploy.Manifest.listAt;
import static io.candor.deploy.Manifest.nameOf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What the documents of an overlay say about each other holds.
final class ReferenceRules {
  private static final Pattern TARGET = Pattern.compile("dns:///([a-z0-9-]+):(\\d+)");

  private final List<Manifest> overlay;
  private final Set<String> secretsFromOutside;
  private final List<String> violations = new ArrayList<>();

  private ReferenceRules(List<Manifest> overlay, Set<String> secretsFromOutside) {
    this.overlay = overlay;
    this.secretsFromOutside = secretsFromOutside;
  }

  /// What is wrong between the documents.
  ///
  /// @param secretsFromOutside names of secrets that the operator of the suite makes
  static List<String> violations(List<Manifest> overlay, Set<String> secretsFromOutside) {
    ReferenceRules rules = new ReferenceRules(overlay, secretsFromOutside);
    rules.unique();
    for (Manifest manifest : overlay) {
      switch (manifest.kind()) {
        case "Deployment", "StatefulSet" -> rules.workload(manifest);
        case "Service" -> rules.service(manifest);
        case "PodDisruptionBudget" ->
            rules.selects(manifest, manifest.map("spec", "selector", "matchLabels"));
        case "NetworkPolicy" -> rules.networkPolicy(manifest);
        case "Ingress" -> rules.ingress(manifest);
        case "ConfigMap" -> rules.config(manifest);
        default -> {}
      }
    }
    return rules.violations;
  }

  private void unique() {
    Set<String> seen = new java.util.HashSet<>();
    for (Manifest manifest : overlay) {
      rule(seen.add(manifest.title()), manifest, "occurs twice");
    }
  }

  private void workload(Manifest workload) {
    String account = workload.text("spec", "template", "spec", "serviceAccountName").orElse("");
    rule(
        account.isEmpty() || exists("ServiceAccount", account),
        workload,
        "serviceAccountName " + account + " is not there");
    for (Map<String, Object> container : workload.containers()) {
      for (Map<String, Object> source : listAt(container, "envFrom")) {
        refers(workload, "ConfigMap", at(source, "configMapRef", "name"));
      }
    }
    for (Map<String, Object> volume : workload.list("spec", "template", "spec", "volumes")) {
      refers(workload, "ConfigMap", at(volume, "configMap", "name"));
      if (!Boolean.TRUE.equals(at(volume, "secret", "optional"))) {
        refers(workload, "Secret", at(volume, "secret", "secretName"));
      }
      for (Map<String, Object> source : listAt(volume, "projected", "sources")) {
        if (!Boolean.TRUE.equals(at(source, "secret", "optional"))) {
          refers(workload, "Secret", at(source, "secret", "name"));
        }
      }
    }
    if (workload.kind().equals("StatefulSet")) {
      refers(workload, "Service", at(workload.tree(), "spec", "serviceName"));
    }
  }

  private void service(Manifest service) {
    List<Manifest> selected = selects(service, service.map("spec", "selector"));
    for (Map<String, Object> port : service.list("spec", "ports")) {
      Object target = port.get("targetPort");
      rule(
          selected.stream()
              .flatMap(workload -> workload.containers().stream())
              .flatMap(container -> listAt(container, "ports").stream())
              .anyMatch(
                  it ->
                      (nameOf(it).equals(target) || it.get("containerPort").equals(target))
                          && it.get("containerPort").equals(port.get("port"))),
          service,
          "targetPort " + target + " is no port of its pods with the same number");
    }
  }

  /// Its host has a certificate, and what is behind a path is a port of a service.
  private void ingress(Manifest ingress) {
    List<Object> secured = new ArrayList<>();
    for (Map<String, Object> tls : ingress.list("spec", "tls")) {
      refers(ingress, "Secret", tls.get("secretName"));
      if (tls.get("hosts") instanceof List<?> hosts) {
        secured.addAll(hosts);
      }
    }
    for (Map<String, Object> rule : ingress.list("spec", "rules")) {
      rule(secured.contains(rule.get("host")), ingress, rule.get("host") + " has no certificate");
      for (Map<String, Object> path : listAt(rule, "http", "paths")) {
        Object service = at(path, "backend", "service", "name");
        Object port = at(path, "backend", "service", "port", "name");
        rule(
            overlay.stream()
                .filter(it -> it.kind().equals("Service") && it.name().equals(service))
                .flatMap(it -> it.list("spec", "ports").stream())
                .anyMatch(it -> nameOf(it).equals(port)),
            ingress,
            service + ":" + port + " is no port of a service of this overlay");
      }
    }
  }

  private void networkPolicy(Manifest policy) {
    Map<String, Object> own = policy.map("spec", "podSelector", "matchLabels");
    if (!own.isEmpty()) {
      selectsPods(policy, own);
    }
    for (String direction : List.of("ingress", "egress")) {
      String side = direction.equals("ingress") ? "from" : "to";
      for (Map<String, Object> edge : policy.list("spec", direction)) {
        for (Map<String, Object> peer : listAt(edge, side)) {
          if (peer.get("namespaceSelector") == null && peer.get("podSelector") != null) {
            selectsPods(policy, asMap(at(peer, "podSelector", "matchLabels")));
          }
        }
      }
    }
  }

  /// The target of a peer is a service of this overlay on one of its ports.
  private void config(Manifest config) {
    config
        .map("data")
        .forEach(
            (key, value) -> {
              if (key.startsWith("CANDOR_PEER_")) {
                Matcher target = TARGET.matcher(String.valueOf(value));
                rule(
                    target.matches()
                        && overlay.stream()
                            .filter(it -> it.kind().equals("Service"))
                            .filter(it -> it.name().equals(target.group(1)))
                            .flatMap(it -> it.list("spec", "ports").stream())
                            .anyMatch(it -> target.group(2).equals(String.valueOf(it.get("port")))),
                    config,
                    key + ": " + value + " is no service of this overlay");
              }
            });
  }

  private List<Manifest> selects(Manifest from, Map<String, Object> labels) {
    List<Manifest> selected =
        overlay.stream()
            .filter(Manifest::isWorkload)
            .filter(it -> it.podLabels().entrySet().containsAll(labels.entrySet()))
            .collect(Collectors.toList());
    rule(!labels.isEmpty() && !selected.isEmpty(), from, "selects no pod: " + labels);
    return selected;
  }

  /// Also the pods that an operator makes, with the labels we ask it for.
  private void selectsPods(Manifest policy, Map<String, Object> labels) {
    boolean ofOperator =
        overlay.stream()
            .filter(it -> !it.isWorkload())
            .anyMatch(
                it ->
                    labels.equals(it.map("spec", "inheritedMetadata", "labels"))
                        || labels.equals(
                            it.map(
                                "spec", "statefulSet", "spec", "template", "metadata", "labels")));
    if (!ofOperator) {
      selects(policy, labels);
    }
  }

  private void refers(Manifest from, String kind, @org.jspecify.annotations.Nullable Object name) {
    if (name != null) {
      boolean outside = kind.equals("Secret") && secretsFromOutside.contains(name.toString());
      rule(outside || exists(kind, name.toString()), from, kind + " " + name + " is not there");
    }
  }

  private boolean exists(String kind, String name) {
    return overlay.stream().anyMatch(it -> it.kind().equals(kind) && it.name().equals(name));
  }

  private void rule(boolean holds, Manifest manifest, String violation) {
    if (!holds) {
      violations.add(manifest.title() + ": " + violation);
    }
  }
}
