package io.candor.classifier;

import com.mongodb.client.MongoCollection;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.bson.Document;

/// A collection whose indexes are there before anybody reads or writes it. They are created at the
/// first use that reaches the store, so that a service whose store is away starts all the same and
/// says that it is not ready. Thread-safe.
public final class MongoIndexedCollection {
  private final MongoCollection<Document> collection;
  private final Consumer<MongoCollection<Document>> indexes;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile boolean indexed;

  /// @param indexes creates what is missing and does nothing to what is there
  public MongoIndexedCollection(
      MongoCollection<Document> collection, Consumer<MongoCollection<Document>> indexes) {
    this.collection = collection;
    this.indexes = indexes;
  }

  /// The collection, with its indexes.
  ///
  /// @throws com.mongodb.MongoException when the store is away
  public MongoCollection<Document> get() {
    if (!indexed) {
      lock.lock();
      try {
        if (!indexed) {
          indexes.accept(collection);
          indexed = true;
        }
      } finally {
        lock.unlock();
      }
    }
    return collection;
  }
}
