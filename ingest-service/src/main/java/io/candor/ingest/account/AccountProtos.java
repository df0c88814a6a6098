package io.candor.ingest.account;

import com.google.protobuf.InvalidProtocolBufferException;
import io.candor.ingest.event.EnumProtos;
import io.candor.ingest.event.ValueProtos;
import io.candor.kit.resource.ResourceName;

/// Accounts in the words of the contract.
final class AccountProtos {

  static final String COLLECTION = "accounts";

  private AccountProtos() {}

  /// The resource without its revision.
  static io.candor.ingest.v1.Account toProto(String workspace, Account account) {
    io.candor.ingest.v1.Account.Builder resource =
        io.candor.ingest.v1.Account.newBuilder()
            .setName(new ResourceName(workspace, COLLECTION, account.accountId()).toString())
            .setAccountId(account.accountId())
            .setState(toProto(account.state()));
    account.versions().forEach(version -> resource.addVersions(toProto(version)));
    return resource.build();
  }

  /// A stored snapshot with its revision.
  static io.candor.ingest.v1.Account whole(byte[] snapshot, long revision) {
    return parse(snapshot).toBuilder().setRevision(revision).build();
  }

  /// The same without the history, which only a single read shows.
  static io.candor.ingest.v1.Account brief(byte[] snapshot, long revision) {
    return parse(snapshot).toBuilder().setRevision(revision).clearVersions().build();
  }

  private static io.candor.ingest.v1.Account parse(byte[] snapshot) {
    try {
      return io.candor.ingest.v1.Account.parseFrom(snapshot);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("A stored account is not an account", e);
    }
  }

  private static io.candor.ingest.v1.AccountVersion toProto(AccountVersion version) {
    io.candor.ingest.v1.AccountVersion.Builder told =
        io.candor.ingest.v1.AccountVersion.newBuilder().setState(toProto(version.state()));
    if (version.startTime() != null) {
      told.setStartTime(ValueProtos.timestamp(version.startTime()));
    }
    return told.build();
  }

  private static io.candor.ingest.v1.AccountState toProto(AccountState state) {
    io.candor.ingest.v1.AccountState.Builder told =
        io.candor.ingest.v1.AccountState.newBuilder()
            .setSegment(EnumProtos.toProto(state.segment()))
            .setLifecycleStage(EnumProtos.toProto(state.lifecycleStage()))
            .putAllAttributes(state.attributes());
    if (state.name() != null) {
      told.setDisplayName(state.name());
    }
    if (state.plan() != null) {
      told.setPlan(state.plan());
    }
    if (state.arr() != null) {
      told.setArr(ValueProtos.money(state.arr()));
    }
    if (state.renewalDate() != null) {
      told.setRenewalDate(ValueProtos.date(state.renewalDate()));
    }
    return told.build();
  }
}
