package io.candor.kit.lease;

import io.candor.kit.mongo.MongoProbe;
import io.candor.kit.mongo.ServerTime;

class MongoLeasesIT extends LeasesContract {

  @Override
  Leases replica() {
    return new MongoLeases(
        MongoProbe.database("leases").getCollection("lease"),
        new ServerTime(MongoProbe.database("leases")));
  }
}
