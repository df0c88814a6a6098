package io.candor.deploy;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Parses documents with the model of the Kubernetes API: unknown fields, wrong types, bad
/// quantities and missing fields are errors.
final class StrictSchema {
  private static final Map<String, Class<?>> MODELS =
      Map.of(
          "v1 ConfigMap", V1ConfigMap.class,
          "v1 Namespace", V1Namespace.class,
          "v1 Secret", V1Secret.class,
          "v1 Service", V1Service.class,
          "v1 ServiceAccount", V1ServiceAccount.class,
          "apps/v1 Deployment", V1Deployment.class,
          "apps/v1 StatefulSet", V1StatefulSet.class,
          "networking.k8s.io/v1 Ingress", V1Ingress.class,
          "networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy.class,
          "policy/v1 PodDisruptionBudget", V1PodDisruptionBudget.class);

  /// Kinds of operators, whose model is not at hand: the fields below `spec` that we may use.
  private static final Map<String, List<String>> CUSTOM =
      Map.of(
          "cert-manager.io/v1 Certificate",
          List.of(
              "secretName",
              "duration",
              "renewBefore",
              "privateKey",
              "usages",
              "uris",
              "dnsNames",
              "issuerRef"),
          "postgresql.cnpg.io/v1 Cluster",
          List.of(
              "instances",
              "inheritedMetadata",
              "postgresql",
              "bootstrap",
              "managed",
              "storage",
              "walStorage"),
          "postgresql.cnpg.io/v1 Database",
          List.of("name", "owner", "cluster", "databaseReclaimPolicy"),
          "mongodbcommunity.mongodb.com/v1 MongoDBCommunity",
          List.of("members", "type", "version", "security", "users", "statefulSet"));

  private static final Gson GSON = new Gson();

  private StrictSchema() {}

  /// What is wrong with the document, if anything is.
  static Optional<String> violation(Manifest manifest) {
    String type = manifest.apiVersion() + " " + manifest.kind();
    Class<?> model = MODELS.get(type);
    if (model != null) {
      return modelViolation(manifest, model);
    }
    List<String> fields = CUSTOM.get(type);
    if (fields == null) {
      return Optional.of(manifest.title() + ": unknown type " + type);
    }
    return manifest.map("spec").keySet().stream()
        .filter(field -> !fields.contains(field))
        .findFirst()
        .map(field -> manifest.title() + ": unknown field spec." + field);
  }

  private static Optional<String> modelViolation(Manifest manifest, Class<?> model) {
    JsonElement json = GSON.toJsonTree(manifest.tree());
    try {
      Method validate = model.getMethod("validateJsonElement", JsonElement.class);
      validate.invoke(null, json);
      JSON.getGson().fromJson(json, model);
      return Optional.empty();
    } catch (InvocationTargetException e) {
      return Optional.of(manifest.title() + ": " + e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    } catch (RuntimeException e) {
      // What the model's own parser throws on a wrong type or quantity.
      return Optional.of(manifest.title() + ": " + e.getMessage());
    }
  }
}
