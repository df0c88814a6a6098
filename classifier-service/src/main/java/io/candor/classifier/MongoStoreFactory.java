package io.candor.classifier;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.candor.kit.lease.Leases;
import io.candor.kit.lease.MongoLeases;
import io.candor.kit.lifecycle.ReadinessCheck;
import io.candor.kit.mongo.ServerTime;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/// Opens the store of this service.
@Factory
final class MongoStoreFactory {
  // A store that is away must be known before a caller's patience ends; the default is 30 s.
  private static final int SERVER_SELECTION_SECONDS = 3;
  private static final int SOCKET_READ_SECONDS = 30;

  @Singleton
  @Bean(preDestroy = "close")
  MongoClient client(@Property(name = "candor.mongo.uri") String uri) {
    return MongoClients.create(
        MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(uri))
            .applyToClusterSettings(
                cluster ->
                    cluster.serverSelectionTimeout(SERVER_SELECTION_SECONDS, TimeUnit.SECONDS))
            .applyToSocketSettings(
                socket -> socket.readTimeout(SOCKET_READ_SECONDS, TimeUnit.SECONDS))
            // An acknowledged record survives the loss of a member of the cluster.
            .writeConcern(WriteConcern.MAJORITY.withJournal(true))
            .build());
  }

  @Singleton
  MongoDatabase database(
      MongoClient client, @Property(name = "candor.mongo.database") String database) {
    return client.getDatabase(database);
  }

  @Singleton
  ServerTime serverTime(MongoDatabase database) {
    return new ServerTime(database);
  }

  @Singleton
  Leases leases(MongoDatabase database, ServerTime time) {
    return new MongoLeases(database.getCollection("leases"), time);
  }

  @Singleton
  ReadinessCheck mongoReadiness(MongoDatabase database) {
    return new ReadinessCheck() {
      @Override
      public String name() {
        return "mongodb";
      }

      @Override
      public void check() {
        database.runCommand(new Document("ping", 1));
      }
    };
  }
}
