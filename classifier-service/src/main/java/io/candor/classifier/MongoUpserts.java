package io.candor.classifier;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.WriteModel;
import java.util.List;
import org.bson.Document;

/// Writes documents that may be there already.
public final class MongoUpserts {
  // Two writers may create the same document at the same moment; the second finds it then.
  private static final int MAX_ROUNDS = 5;

  private MongoUpserts() {}

  /// Makes all changes, in no particular order. Each must bear being made twice.
  public static void write(
      MongoCollection<Document> collection, List<WriteModel<Document>> writes) {
    for (int round = 1; !writes.isEmpty(); round++) {
      try {
        collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        return;
      } catch (MongoBulkWriteException e) {
        boolean contested =
            e.getWriteErrors().stream()
                .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
        if (!contested || e.getWriteConcernError() != null || round == MAX_ROUNDS) {
          throw e;
        }
      }
    }
  }
}
