package io.candor.classifier.qa;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import io.candor.classifier.MongoContested;
import io.candor.classifier.MongoIndexedCollection;
import io.candor.classifier.MongoUpserts;
import io.candor.classifier.policy.PolicyClass;
import io.candor.classifier.qa.QaConversation.Stratum;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/// Conversations of the queue in MongoDB, one small document each, changed as a whole by
/// compare-and-set on its revision.
final class MongoQaStore implements QaStore {
  // Each round settles at least one writer of a contested document, so a few are plenty.
  private static final int MAX_ROUNDS = 20;

  private final MongoIndexedCollection conversations;
  private final MongoIndexedCollection keys;

  MongoQaStore(MongoDatabase database) {
    this.conversations =
        new MongoIndexedCollection(
            database.getCollection("qa_conversations"), MongoQaStore::createIndexes);
    this.keys =
        new MongoIndexedCollection(
            database.getCollection("qa_draw_keys"),
            collection ->
                collection.createIndex(
                    Indexes.ascending("workspace"),
                    new IndexOptions().name("workspace").unique(true)));
  }

  private static void createIndexes(MongoCollection<Document> conversations) {
    conversations.createIndex(
        Indexes.ascending("workspace", "key"),
        new IndexOptions().name("workspace_key").unique(true));
    conversations.createIndex(
        Indexes.ascending("workspace", "key", "revision"),
        new IndexOptions().name("workspace_key_revision").unique(true));
    // For the lists by week; the embedded server looks through all of them instead.
    conversations.createIndex(
        Indexes.ascending("workspace", "week", "lot"),
        new IndexOptions().name("workspace_week_lot"));
  }

  @Override
  public void put(String workspace, List<QaConversation> after, boolean fresh) {
    boolean read = !fresh;
    for (int round = 0; ; round++) {
      List<WriteModel<Document>> writes = new ArrayList<>();
      for (QaConversation conversation : after) {
        Document before = read ? document(workspace, conversation.key()) : null;
        long revision = before == null ? 0 : before.getLong("revision");
        if (revision < conversation.revision()) {
          Document document = toDocument(workspace, conversation);
          writes.add(
              before == null
                  ? new InsertOneModel<>(document)
                  : new ReplaceOneModel<>(
                      at(workspace, conversation.key()).append("revision", revision), document));
        }
      }
      if (MongoContested.writeAll(conversations.get(), writes)) {
        return;
      }
      if (round == MAX_ROUNDS) {
        throw new IllegalStateException("a conversation changes faster than it can be written");
      }
      read = true;
    }
  }

  @Override
  public Optional<QaConversation> find(String workspace, String key) {
    return Optional.ofNullable(document(workspace, key)).map(MongoQaStore::toConversation);
  }

  private @Nullable Document document(String workspace, String key) {
    return conversations.get().find(at(workspace, key)).first();
  }

  @Override
  public Map<Stratum, StratumSize> strata(String workspace, String fromWeek, String toWeek) {
    Map<Stratum, StratumSize> strata = new HashMap<>();
    conversations
        .get()
        .aggregate(
            List.of(
                Aggregates.match(within(workspace, fromWeek, toWeek)),
                Aggregates.group(
                    new Document("week", "$week").append("archetype", "$archetype"),
                    Accumulators.sum("count", 1L),
                    Accumulators.sum("flagged", "$flagged"),
                    Accumulators.min("lot", "$lot"))))
        .forEach(
            group -> {
              Document stratum = group.get("_id", Document.class);
              strata.put(
                  new Stratum(stratum.getString("week"), stratum.getString("archetype")),
                  new StratumSize(
                      group.get("count", Number.class).longValue(),
                      group.get("flagged", Number.class).longValue(),
                      group.getLong("lot")));
            });
    return strata;
  }

  @Override
  public List<QaConversation> select(
      String workspace, String fromWeek, String toWeek, long threshold, Collection<Long> lots) {
    Document chosen =
        within(workspace, fromWeek, toWeek)
            .append(
                "$or",
                List.of(
                    new Document("flagged", 1L),
                    new Document("lot", new Document("$lt", threshold)),
                    new Document("lot", new Document("$in", List.copyOf(lots)))));
    List<QaConversation> found = new ArrayList<>();
    conversations.get().find(chosen).forEach(document -> found.add(toConversation(document)));
    return found;
  }

  @Override
  public byte[] drawKey(String workspace, byte[] offered) {
    Document at = new Document("workspace", workspace);
    MongoUpserts.write(
        keys.get(),
        List.of(
            new UpdateOneModel<>(
                at,
                new Document("$setOnInsert", new Document("key", new Binary(offered))),
                new UpdateOptions().upsert(true))));
    Document stored = keys.get().find(at).first();
    if (stored == null) {
      throw new IllegalStateException("the key that was just written is not there");
    }
    return stored.get("key", Binary.class).getData();
  }

  @Override
  public List<String> workspaces() {
    return keys.get().distinct("workspace", String.class).into(new ArrayList<>());
  }

  private static Document at(String workspace, String key) {
    return new Document("workspace", workspace).append("key", key);
  }

  private static Document within(String workspace, String fromWeek, String toWeek) {
    return new Document("workspace", workspace)
        .append("week", new Document("$gte", fromWeek).append("$lte", toWeek));
  }

  private static Document toDocument(String workspace, QaConversation conversation) {
    return at(workspace, conversation.key())
        .append("revision", conversation.revision())
        .append("week", conversation.week())
        .append("archetype", conversation.archetype())
        .append("lot", conversation.lot())
        .append("close_time", Date.from(conversation.closeTime()))
        .append("escalated", conversation.escalated())
        .append("flagged", conversation.isFlagged() ? 1L : 0L)
        .append(
            "findings",
            conversation.findings().stream()
                .map(
                    finding ->
                        new Document("id", finding.id())
                            .append("class", finding.policyClass().code()))
                .toList());
  }

  private static QaConversation toConversation(Document document) {
    return new QaConversation(
        document.getString("key"),
        document.getLong("revision"),
        document.getString("week"),
        document.getString("archetype"),
        document.getLong("lot"),
        document.getDate("close_time").toInstant(),
        document.getBoolean("escalated"),
        document.getList("findings", Document.class, List.of()).stream()
            .map(
                each ->
                    new QaFinding(
                        each.getString("id"), PolicyClass.ofCode(each.getString("class"))))
            .toList());
  }
}
