package io.candor.classifier.check;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.WriteModel;
import io.candor.classifier.MongoIndexedCollection;
import io.candor.classifier.MongoUpserts;
import io.candor.classifier.check.CheckSettings.Mapping;
import io.candor.classifier.policy.Uncovered;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bson.Document;

/// Check settings, seen tools and dependents in MongoDB. A tool and a dependent are a document
/// each, which is there or is not.
final class MongoCheckStore implements CheckStore {
  private final MongoIndexedCollection settings;
  private final MongoIndexedCollection tools;
  private final MongoIndexedCollection dependents;
  private final MongoIndexedCollection uncovered;

  MongoCheckStore(MongoDatabase database) {
    this.settings =
        new MongoIndexedCollection(
            database.getCollection("check_settings"),
            collection -> {
              unique(collection, "workspace");
              unique(collection, "workspace", "revision");
            });
    this.tools =
        new MongoIndexedCollection(
            database.getCollection("bot_tools"),
            collection -> unique(collection, "workspace", "deployment", "tool"));
    this.dependents =
        new MongoIndexedCollection(
            database.getCollection("account_dependents"),
            collection -> unique(collection, "workspace", "account", "key"));
    this.uncovered =
        new MongoIndexedCollection(
            database.getCollection("uncovered_statements"),
            collection -> unique(collection, "workspace", "key"));
  }

  private static void unique(MongoCollection<Document> collection, String... fields) {
    collection.createIndex(
        Indexes.ascending(fields), new IndexOptions().name(String.join("_", fields)).unique(true));
  }

  @Override
  public Optional<CheckSettings> settings(String workspace) {
    return Optional.ofNullable(settings.get().find(new Document("workspace", workspace)).first())
        .map(MongoCheckStore::toSettings);
  }

  @Override
  public boolean replaceSettings(String workspace, CheckSettings after) {
    Document document = toDocument(workspace, after);
    if (after.revision() > 1) {
      Document before =
          new Document("workspace", workspace).append("revision", after.revision() - 1);
      return settings.get().replaceOne(before, document).getMatchedCount() == 1;
    }
    try {
      settings.get().insertOne(document);
      return true;
    } catch (MongoWriteException e) {
      if (ErrorCategory.fromErrorCode(e.getError().getCode()) == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public Map<String, Set<String>> tools(String workspace) {
    Map<String, Set<String>> found = new TreeMap<>();
    tools
        .get()
        .find(new Document("workspace", workspace))
        .projection(Projections.include("deployment", "tool"))
        .forEach(
            each ->
                found
                    .computeIfAbsent(each.getString("deployment"), d -> new TreeSet<>())
                    .add(each.getString("tool")));
    return found;
  }

  @Override
  public void addTools(String workspace, String deploymentId, Collection<String> names) {
    List<WriteModel<Document>> writes = new ArrayList<>();
    for (String name : names) {
      Document tool =
          new Document("workspace", workspace)
              .append("deployment", deploymentId)
              .append("tool", name);
      writes.add(put(tool));
    }
    MongoUpserts.write(tools.get(), writes);
  }

  @Override
  public void addDependents(String workspace, String accountId, Collection<String> keys) {
    List<WriteModel<Document>> writes = new ArrayList<>();
    for (String key : keys) {
      writes.add(
          put(
              new Document("workspace", workspace)
                  .append("account", accountId)
                  .append("key", key)));
    }
    MongoUpserts.write(dependents.get(), writes);
  }

  private static WriteModel<Document> put(Document document) {
    return new ReplaceOneModel<>(
        document, new Document(document), new ReplaceOptions().upsert(true));
  }

  @Override
  public List<String> dependents(String workspace, String accountId) {
    List<String> keys = new ArrayList<>();
    dependents
        .get()
        .find(new Document("workspace", workspace).append("account", accountId))
        .projection(Projections.include("key"))
        .forEach(each -> keys.add(each.getString("key")));
    return keys;
  }

  @Override
  public void setUncovered(String workspace, Map<String, List<Uncovered>> statements) {
    List<WriteModel<Document>> writes = new ArrayList<>();
    List<String> none = new ArrayList<>();
    statements.forEach(
        (key, said) -> {
          if (said.isEmpty()) {
            none.add(key);
          } else {
            Document at = new Document("workspace", workspace).append("key", key);
            Document document =
                new Document(at)
                    .append("statements", said.stream().map(MongoCheckStore::toDocument).toList());
            writes.add(new ReplaceOneModel<>(at, document, new ReplaceOptions().upsert(true)));
          }
        });
    MongoUpserts.write(uncovered.get(), writes);
    if (!none.isEmpty()) {
      uncovered
          .get()
          .deleteMany(
              new Document("workspace", workspace).append("key", new Document("$in", none)));
    }
  }

  @Override
  public SortedMap<String, List<Uncovered>> uncovered(String workspace, String after, int limit) {
    SortedMap<String, List<Uncovered>> found = new TreeMap<>();
    uncovered
        .get()
        .find(new Document("workspace", workspace).append("key", new Document("$gt", after)))
        .sort(Sorts.ascending("key"))
        .limit(limit)
        .forEach(
            each ->
                found.put(
                    each.getString("key"),
                    each.getList("statements", Document.class, List.of()).stream()
                        .map(MongoCheckStore::toUncovered)
                        .toList()));
    return found;
  }

  private static Document toDocument(Uncovered statement) {
    return new Document("topic", statement.topic())
        .append("turn", statement.turnIndex())
        .append("time", Date.from(statement.time()))
        .append("sentence", statement.sentence())
        .append("said", statement.said());
  }

  private static Uncovered toUncovered(Document document) {
    return new Uncovered(
        document.getString("topic"),
        document.getInteger("turn"),
        document.getDate("time").toInstant(),
        document.getString("sentence"),
        document.getString("said"));
  }

  private static Document toDocument(String workspace, CheckSettings settings) {
    return new Document("workspace", workspace)
        .append("revision", settings.revision())
        .append("refund_tools", List.copyOf(settings.refundTools()))
        .append("purchase_time_arguments", settings.purchaseTimeArguments())
        .append("qa_sample_rate", settings.qaSampleRate())
        .append(
            "tool_mappings",
            settings.toolMappings().stream()
                .map(
                    each ->
                        new Document("deployment", each.deploymentId())
                            .append("action", each.action())
                            .append("tools", each.tools()))
                .toList());
  }

  private static CheckSettings toSettings(Document document) {
    return new CheckSettings(
        document.getLong("revision"),
        Set.copyOf(document.getList("refund_tools", String.class, List.of())),
        document.getList("purchase_time_arguments", String.class, List.of()),
        document.getList("tool_mappings", Document.class, List.of()).stream()
            .map(
                each ->
                    new Mapping(
                        each.getString("deployment"),
                        each.getString("action"),
                        each.getList("tools", String.class, List.of())))
            .toList(),
        document.getDouble("qa_sample_rate"));
  }
}
