package io.candor.classifier.check;

import io.candor.classifier.policy.CustomerFacts;
import io.candor.ingest.v1.Account;
import io.candor.ingest.v1.AccountState;
import io.candor.ingest.v1.AccountVersion;
import io.candor.ingest.v1.Conversation;
import io.candor.ingest.v1.Turn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Conversations and accounts of the ingest contract as the checks read them.
public final class CheckInputProtos {
  private CheckInputProtos() {}

  /// A conversation to be checked.
  public static CheckInput fromProto(Conversation conversation) {
    Set<Integer> grounded = new HashSet<>();
    for (Turn turn : conversation.getTurnsList()) {
      if (turn.getGroundingCount() > 0) {
        grounded.add(turn.getIndex());
      }
    }
    return new CheckInput(
        TranscriptProtos.fromProto(conversation), conversation.getDeploymentId(), grounded);
  }

  /// What is known of an account over time.
  public static CustomerFacts fromProto(Account account) {
    List<CustomerFacts.Version> versions = new ArrayList<>();
    for (AccountVersion version : account.getVersionsList()) {
      versions.add(
          new CustomerFacts.Version(
              version.hasStartTime() ? TranscriptProtos.toInstant(version.getStartTime()) : null,
              values(version.getState())));
    }
    if (versions.isEmpty()) {
      versions.add(new CustomerFacts.Version(null, values(account.getState())));
    }
    return new CustomerFacts(versions);
  }

  /// One state of an account, for all times.
  public static CustomerFacts fromProto(AccountState state) {
    return new CustomerFacts(List.of(new CustomerFacts.Version(null, values(state))));
  }

  private static Map<String, String> values(AccountState state) {
    Map<String, String> values = new HashMap<>(state.getAttributesMap());
    if (!state.getPlan().isEmpty()) {
      values.put("plan", state.getPlan());
    }
    if (state.getSegment() != Account.Segment.SEGMENT_UNSPECIFIED
        && state.getSegment() != Account.Segment.UNRECOGNIZED) {
      values.put("segment", state.getSegment().name());
    }
    return values;
  }
}
