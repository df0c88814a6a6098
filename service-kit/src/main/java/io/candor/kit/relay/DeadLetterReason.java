package io.candor.kit.relay;

import io.candor.kit.error.CandorException;
import io.candor.kit.error.KitReason;

/// The failures of the dead-letter methods.
final class DeadLetterReason {

  private DeadLetterReason() {}

  static CandorException invalidName(String workspace) {
    return CandorException.of(KitReason.RESOURCE_NAME_INVALID)
        .message("A name is not one of a dead letter of workspaces/" + workspace)
        .field("names", "must be names of dead letters of the parent")
        .build();
  }
}
