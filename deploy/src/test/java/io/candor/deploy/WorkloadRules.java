package io.candor.deploy;

import static io.candor.deploy.Manifest.asMap;
import static io.candor.deploy.Manifest.at;
import static io.candor.deploy.Manifest.listAt;
import static io.candor.deploy.Manifest.nameOf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What every workload must be, beyond what the model of the API checks.
final class WorkloadRules {
  private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  // RFC 6335: at most 15 characters, at least one letter.
  private static final Pattern PORT_NAME =
      Pattern.compile("(?=.*[a-z])[a-z0-9]([a-z0-9-]{0,13}[a-z0-9])?");
  private static final Pattern SECRET_NAME =
      Pattern.compile(".*(PASSWORD|SECRET|TOKEN|_KEY|CREDENTIAL).*");
  private static final Pattern IMAGE =
      Pattern.compile("[a-z0-9./_-]+(:\\d+/[a-z0-9./_-]+)?(:[A-Za-z0-9._-]+|@sha256:[0-9a-f]{64})");

  /// Fields whose value is one of a list, which the model takes as any text.
  private static final Map<String, Set<String>> ENUMS =
      Map.of(
          "protocol", Set.of("TCP", "UDP", "SCTP"),
          "imagePullPolicy", Set.of("Always", "IfNotPresent", "Never"),
          "restartPolicy", Set.of("Always", "OnFailure", "Never"),
          "whenUnsatisfiable", Set.of("ScheduleAnyway", "DoNotSchedule"),
          "clusterIP", Set.of("None"));

  private final Manifest workload;
  private final List<String> violations = new ArrayList<>();

  private WorkloadRules(Manifest workload) {
    this.workload = workload;
  }

  /// What is wrong with a document, a workload or not.
  static List<String> violations(Manifest manifest) {
    WorkloadRules rules = new WorkloadRules(manifest);
    rules.names();
    rules.enums(manifest.tree());
    rules.portNames("", manifest.list("spec", "ports"));
    if (manifest.isWorkload()) {
      rules.selector();
      rules.pod();
      manifest.containers().forEach(rules::container);
    }
    return rules.violations;
  }

  private void names() {
    rule(
        DNS_LABEL.matcher(workload.name()).matches(),
        "metadata.name: " + workload.name() + " is not a DNS label");
    rule(
        workload.kind().equals("Namespace") || workload.text("metadata", "namespace").isPresent(),
        "metadata.namespace: none");
  }

  private void enums(Object node) {
    if (node instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> {
            Set<String> allowed = ENUMS.get(String.valueOf(key));
            if (allowed != null && value instanceof String text) {
              rule(allowed.contains(text), key + ": " + text + " (expected: " + allowed + ")");
            }
            portNumber(String.valueOf(key), value);
            enums(value);
          });
    } else if (node instanceof List<?> items) {
      items.forEach(this::enums);
    }
  }

  private void portNumber(String key, Object value) {
    if (Set.of("port", "containerPort", "targetPort").contains(key)
        && value instanceof Integer port) {
      rule(port > 0 && port < 65_536, key + ": " + port + " (expected: 1 to 65535)");
    }
  }

  private void selector() {
    Map<String, Object> selector = workload.map("spec", "selector", "matchLabels");
    rule(
        !selector.isEmpty() && workload.podLabels().entrySet().containsAll(selector.entrySet()),
        "spec.selector does not select the template's labels");
  }

  private void pod() {
    Map<String, Object> pod = workload.map("spec", "template", "spec");
    rule(
        Boolean.FALSE.equals(pod.get("automountServiceAccountToken")),
        "automountServiceAccountToken is not false");
    rule(Boolean.FALSE.equals(pod.get("enableServiceLinks")), "enableServiceLinks is not false");
    rule(
        Boolean.TRUE.equals(at(pod, "securityContext", "runAsNonRoot")),
        "securityContext.runAsNonRoot is not true");
    rule(
        "RuntimeDefault".equals(at(pod, "securityContext", "seccompProfile", "type")),
        "securityContext.seccompProfile is not RuntimeDefault");
  }

  private void container(Map<String, Object> container) {
    String name = "container " + nameOf(container) + ": ";
    Object security = container.get("securityContext");
    rule(
        Boolean.FALSE.equals(at(security, "allowPrivilegeEscalation")),
        name + "privilege escalation is not forbidden");
    rule(
        Boolean.TRUE.equals(at(security, "readOnlyRootFilesystem")),
        name + "the root file system is not read-only");
    rule(
        List.of("ALL").equals(at(security, "capabilities", "drop")),
        name + "capabilities are not dropped");
    image(name, String.valueOf(container.get("image")));
    resources(name, container);
    environment(name, container);
    ports(name, container);
    for (Map<String, Object> mount : listAt(container, "volumeMounts")) {
      rule(
          workload.volumeNames().contains(nameOf(mount)),
          name + "mounts " + nameOf(mount) + ", which is no volume");
    }
    probes(name, container);
  }

  private void image(String name, String image) {
    rule(
        IMAGE.matcher(image).matches() && !image.endsWith(":latest"),
        name + "image " + image + " has no fixed tag or digest");
  }

  private void resources(String name, Map<String, Object> container) {
    Object memory = at(container, "resources", "limits", "memory");
    rule(
        memory != null && memory.equals(at(container, "resources", "requests", "memory")),
        name + "memory request and limit are not the same");
    rule(at(container, "resources", "requests", "cpu") != null, name + "no processor request");
    rule(at(container, "resources", "limits", "cpu") == null, name + "a processor limit");
  }

  private void environment(String name, Map<String, Object> container) {
    for (Map<String, Object> variable : listAt(container, "env")) {
      String variableName = nameOf(variable);
      rule(
          variableName.endsWith("_FILE") || !SECRET_NAME.matcher(variableName).matches(),
          name + variableName + " is a secret in the environment");
      rule(
          at(variable, "valueFrom", "secretKeyRef") == null,
          name + variableName + " takes a secret into the environment");
    }
    for (Map<String, Object> source : listAt(container, "envFrom")) {
      rule(source.get("secretRef") == null, name + "takes secrets into the environment");
    }
  }

  private void ports(String name, Map<String, Object> container) {
    Set<Object> seen = new HashSet<>();
    portNames(name, listAt(container, "ports"));
    for (Map<String, Object> port : listAt(container, "ports")) {
      rule(seen.add(port.get("containerPort")), name + "a port occurs twice");
    }
  }

  private void portNames(String owner, List<Map<String, Object>> ports) {
    for (Map<String, Object> port : ports) {
      rule(
          PORT_NAME.matcher(nameOf(port)).matches(),
          owner + "port name " + nameOf(port) + " is not one");
    }
  }

  private void probes(String name, Map<String, Object> container) {
    List<Map<String, Object>> ports = listAt(container, "ports");
    for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
      @Nullable Object port = at(container, probe, "grpc", "port");
      if (port != null) {
        rule(
            ports.stream()
                .anyMatch(
                    it -> nameOf(it).equals("health") && port.equals(it.get("containerPort"))),
            name + probe + " asks port " + port + ", which is not the health port");
      }
    }
    if (nameOf(container).equals("service")) {
      rule(
          "liveness".equals(at(container, "livenessProbe", "grpc", "service")),
          name + "liveness asks more than the process");
      rule(
          "readiness".equals(at(container, "readinessProbe", "grpc", "service")),
          name + "readiness does not ask readiness");
      rule(at(container, "startupProbe", "grpc") != null, name + "no startup probe");
      rule(
          !asMap(at(container, "lifecycle", "preStop", "sleep")).isEmpty(),
          name + "no sleep before it stops");
    }
  }

  private void rule(boolean holds, String violation) {
    if (!holds) {
      violations.add(workload.title() + ": " + violation);
    }
  }
}
