package io.candor.ingest.erasure;

import io.candor.ingest.report.AggregateId;
import io.candor.ingest.report.AggregateKind;
import java.util.Set;

/// What erasing needs to know of states. Pure and thread-safe.
public interface ErasableStates {

  /// Whom a state is about: of an account itself, of conversations and feedback the customer and
  /// the account; of others nobody.
  ///
  /// @param snapshot the serialised resource without its revision
  Set<Subject> subjects(AggregateKind kind, byte[] snapshot);

  /// The serialised record that tells the next hop of an erasure.
  byte[] erasedRecord(String workspace, AggregateId aggregate, long revision);
}
