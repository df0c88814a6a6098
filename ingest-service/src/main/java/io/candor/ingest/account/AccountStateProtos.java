package io.candor.ingest.account;

import io.candor.classifier.v1.Record;
import io.candor.ingest.event.EventProtos;
import io.candor.ingest.fold.FoldedState;
import io.candor.ingest.fold.KindFold;
import io.candor.ingest.report.AggregateKind;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Folds accounts from stored events to stored states.
@Singleton
final class AccountStateProtos implements KindFold {

  @Override
  public AggregateKind kind() {
    return AggregateKind.ACCOUNT;
  }

  @Override
  public Optional<FoldedState> fold(String workspace, String id, List<byte[]> events, Instant now) {
    return AccountFold.fold(id, events.stream().map(EventProtos::parse).toList())
        .map(account -> state(AccountProtos.toProto(workspace, account)));
  }

  private static FoldedState state(io.candor.ingest.v1.Account resource) {
    return new FoldedState(
        EventProtos.canonicalBytes(resource),
        revision ->
            Record.newBuilder()
                .setName(resource.getName())
                .setRevision(revision)
                .setAccount(resource.toBuilder().setRevision(revision))
                .build()
                .toByteArray(),
        null);
  }
}
