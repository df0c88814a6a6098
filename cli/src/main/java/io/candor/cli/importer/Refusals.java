package io.candor.cli.importer;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import com.google.rpc.BadRequest.FieldViolation;
import com.google.rpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Reads the service's answer to a refused event.
final class Refusals {
  private Refusals() {}

  /// The first wrong field; further ones follow in the reason.
  static Refusal of(Status status) {
    List<FieldViolation> violations = new ArrayList<>();
    for (Any detail : status.getDetailsList()) {
      if (detail.is(BadRequest.class)) {
        try {
          violations.addAll(detail.unpack(BadRequest.class).getFieldViolationsList());
        } catch (InvalidProtocolBufferException e) {
          // The message says enough; the details only say where.
          return new Refusal("", status.getMessage());
        }
      }
    }
    if (violations.isEmpty()) {
      return new Refusal("", status.getMessage());
    }
    String further =
        violations.stream()
            .skip(1)
            .map(violation -> "; " + violation.getField() + ": " + violation.getDescription())
            .collect(Collectors.joining());
    FieldViolation first = violations.getFirst();
    return new Refusal(first.getField(), first.getDescription() + further);
  }
}
