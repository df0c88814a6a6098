package io.candor.kit.relay;

import io.candor.kit.jdbc.StorePools;
import io.candor.kit.jdbc.WorkspaceTransactions;
import java.util.List;

/// The contract on real PostgreSQL: the relay side with the relay role alone, the sender's with the
/// serving role.
class JdbcRelaySourceIT extends RelaySourceContract {

  private final RelaySource source = new JdbcRelaySource(RelayProbe.bean(StorePools.class).relay());

  @Override
  protected RelaySource source() {
    return source;
  }

  @Override
  protected void handOver(String workspace, String hop, String key, long revision, byte[] payload) {
    RelayProbe.bean(WorkspaceTransactions.class)
        .write(
            workspace,
            tx -> {
              RelayProbe.bean(JdbcOutbox.class)
                  .enqueue(tx, workspace, hop, List.of(new OutboxEntry(key, revision, payload)));
              return true;
            });
  }
}
