package io.candor.classifier;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.WriteModel;
import java.util.List;
import org.bson.Document;

/// Inserts and compare-and-set replacements that other writers may come before.
public final class MongoContested {
  private MongoContested() {}

  /// Makes changes, in no particular order.
  ///
  /// @param writes inserts, and replacements of what was read
  /// @return whether all were made; if not, some met another writer and must be looked at again
  public static boolean writeAll(
      MongoCollection<Document> collection, List<WriteModel<Document>> writes) {
    if (writes.isEmpty()) {
      return true;
    }
    try {
      BulkWriteResult result = collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
      return result.getInsertedCount() + result.getMatchedCount() == writes.size();
    } catch (MongoBulkWriteException e) {
      boolean contested =
          e.getWriteErrors().stream()
              .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
      if (contested && e.getWriteConcernError() == null) {
        return false;
      }
      throw e;
    }
  }
}
