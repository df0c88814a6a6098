package io.candor.alert.directive;

import io.candor.alert.failure.AlertReason;
import io.candor.kit.error.CandorException;
import io.candor.kit.resource.ResourceName;

/// The failures that callers of this feature are told about.
final class DirectiveFailures {
  private DirectiveFailures() {}

  static CandorException notFound(DirectiveName name) {
    return CandorException.of(AlertReason.DIRECTIVE_NOT_FOUND)
        .message("There is no such directive")
        .resource("Directive", name.toString())
        .build();
  }

  static CandorException ownerUnknown(String deployment) {
    return CandorException.of(AlertReason.ROLLBACK_OWNER_UNKNOWN)
        .message("The deployment has no rollback owner (expected: one set or named before)")
        .precondition("ROLLBACK_OWNER", deployment, "must be known")
        .build();
  }

  static CandorException authorityNotFound(String workspace, String deployment) {
    return CandorException.of(AlertReason.ROLLBACK_AUTHORITY_NOT_FOUND)
        .message("Nobody has named a rollback owner of this deployment")
        .resource(
            "RollbackAuthority",
            new ResourceName(workspace, "rollbackAuthorities", deployment).toString())
        .build();
  }

  // Without the owner's name: it may be an address.
  static CandorException notOwner(String deployment) {
    return CandorException.of(AlertReason.NOT_ROLLBACK_OWNER)
        .message("Only the rollback owner, or the deputy while there is one, decides this")
        .metadata("deployment", deployment)
        .build();
  }

  static CandorException decided(Directive directive) {
    return CandorException.of(AlertReason.DIRECTIVE_DECIDED)
        .message("The directive is " + directive.state() + " (expected: PROPOSED)")
        .precondition("STATE", directive.name().toString(), "must be PROPOSED")
        .build();
  }

  static CandorException notOrdered(Directive directive) {
    return CandorException.of(AlertReason.DIRECTIVE_NOT_ORDERED)
        .message("The directive is " + directive.state() + " (expected: ORDERED)")
        .precondition("STATE", directive.name().toString(), "must be ORDERED")
        .build();
  }

  static CandorException notApplicable(String objection) {
    return CandorException.of(AlertReason.DIRECTIVE_NOT_APPLICABLE)
        .message("The directive cannot be ordered: " + objection)
        .precondition("DEPLOYMENT_STATE", "action", objection)
        .build();
  }

  static CandorException stale(String etag) {
    return CandorException.of(AlertReason.ETAG_MISMATCH)
        .message("The resource has changed since it was read")
        .metadata("etag", etag)
        .build();
  }
}
