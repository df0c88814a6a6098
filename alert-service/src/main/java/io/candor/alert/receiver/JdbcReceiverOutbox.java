package io.candor.alert.receiver;

import io.candor.kit.jdbc.WorkspaceTransactions;
import io.candor.kit.relay.JdbcOutbox;
import io.candor.kit.relay.OutboxEntry;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/// [ReceiverOutbox] over the outbox of the kit; the hop is the receiver's id.
@Singleton
final class JdbcReceiverOutbox implements ReceiverOutbox {
  private final WorkspaceTransactions transactions;
  private final JdbcOutbox outbox;
  private final ReceiverSignals signals;

  JdbcReceiverOutbox(
      WorkspaceTransactions transactions, JdbcOutbox outbox, ReceiverSignals signals) {
    this.transactions = transactions;
    this.outbox = outbox;
    this.signals = signals;
  }

  @Override
  public void tell(
      String workspace, Collection<String> receiverIds, String key, long revision, byte[] payload) {
    if (receiverIds.isEmpty()) {
      return;
    }
    List<OutboxEntry> entry = List.of(new OutboxEntry(key, revision, payload));
    transactions.write(
        workspace,
        connection -> {
          // In one order, so that two transactions do not wait for each other in a circle.
          for (String receiver : new TreeSet<>(receiverIds)) {
            outbox.enqueue(connection, workspace, receiver, entry);
          }
          return Boolean.TRUE;
        });
    // Before the commit at times: a relay that looks too early is woken by the commit.
    signals.notificationsWait(receiverIds);
  }
}
