package io.candor.kit.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.WriteModel;
import io.candor.kit.failpoint.Failpoints;
import java.util.List;
import org.bson.Document;

/// The settlement of a batch between the failpoints that a transaction would have before and after
/// its commit: here each document is its own commit.
final class FailpointedWrites {

  private FailpointedWrites() {}

  static int settle(MongoCollection<Document> records, List<WriteModel<Document>> changes) {
    int half = changes.size() / 2;
    int settled = half == 0 ? 0 : records.bulkWrite(changes.subList(0, half)).getMatchedCount();
    // Some documents are marked and some are not: the worst place to stop.
    Failpoints.hit("relay.marked");
    settled += records.bulkWrite(changes.subList(half, changes.size())).getMatchedCount();
    Failpoints.hit("relay.committed");
    return settled;
  }
}
