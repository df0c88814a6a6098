package io.candor.classifier;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.candor.stores.EmbeddedMongo;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/// Watches a client's commands: MongoDB has no row-level security, so the filters themselves must
/// keep the workspaces apart.
public final class MongoFilters implements CommandListener {
  // Relay and jobs look for workspaces that have work; these documents hold nothing but a
  // workspace's name, and how far it is.
  private static final Set<String> ACROSS_WORKSPACES =
      Set.of(
          "relay_lanes",
          "discovery_progress",
          "satisfaction_progress",
          "relabelling_runs",
          "reembedding_runs",
          "embedding_models",
          "rechecks",
          "qa_follow_ups",
          "qa_draw_keys");

  private final List<String> offences = new CopyOnWriteArrayList<>();
  private final List<String> seen = new CopyOnWriteArrayList<>();

  /// A client of the shared embedded server that is watched.
  public MongoClient client() {
    return MongoClients.create(
        MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(EmbeddedMongo.shared().uri()))
            .addCommandListener(this)
            .build());
  }

  /// Commands that read or change documents without naming a workspace; no values in them.
  public List<String> offences() {
    return offences;
  }

  /// Names of the commands that were checked.
  public List<String> seen() {
    return seen;
  }

  @Override
  public void commandStarted(CommandStartedEvent event) {
    BsonDocument command = event.getCommand();
    for (BsonDocument filter : filters(event.getCommandName(), command)) {
      seen.add(event.getCommandName());
      String collection = command.getString(event.getCommandName()).getValue();
      if (!ACROSS_WORKSPACES.contains(collection) && !filter.containsKey("workspace")) {
        offences.add(event.getCommandName() + " " + collection + " " + filter.keySet());
      }
    }
  }

  private static List<BsonDocument> filters(String name, BsonDocument command) {
    return switch (name) {
      case "find" -> List.of(command.getDocument("filter", new BsonDocument()));
      case "count" -> List.of(command.getDocument("query", new BsonDocument()));
      case "findAndModify" -> List.of(command.getDocument("query", new BsonDocument()));
      case "update" -> each(command, "updates", "q");
      case "delete" -> each(command, "deletes", "q");
      case "insert" -> documents(command);
      case "aggregate" -> List.of(firstStage(command));
      default -> List.of();
    };
  }

  private static List<BsonDocument> each(BsonDocument command, String list, String member) {
    List<BsonDocument> filters = new ArrayList<>();
    for (BsonValue item : command.getArray(list)) {
      filters.add(item.asDocument().getDocument(member));
    }
    return filters;
  }

  private static List<BsonDocument> documents(BsonDocument command) {
    return command.getArray("documents").stream().map(BsonValue::asDocument).toList();
  }

  private static BsonDocument firstStage(BsonDocument command) {
    BsonDocument stage = command.getArray("pipeline").getFirst().asDocument();
    return stage.getDocument("$match", new BsonDocument());
  }
}
