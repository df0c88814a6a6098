package io.candor.kit.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.candor.stores.EmbeddedMongo;

/// A client of the document store that all tests of this JVM share.
public final class MongoProbe {
  private static final MongoClient CLIENT = MongoClients.create(EmbeddedMongo.shared().uri());

  private MongoProbe() {}

  /// A database by its name.
  public static MongoDatabase database(String name) {
    return CLIENT.getDatabase(name);
  }
}
