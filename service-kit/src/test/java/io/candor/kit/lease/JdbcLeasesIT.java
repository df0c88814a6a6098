package io.candor.kit.lease;

import io.candor.kit.jdbc.StorePools;
import io.candor.kit.relay.RelayProbe;

class JdbcLeasesIT extends LeasesContract {

  @Override
  Leases replica() {
    return new JdbcLeases(RelayProbe.bean(StorePools.class).relay());
  }
}
