package io.candor.cli.importer;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import com.google.rpc.BadRequest.FieldViolation;
import com.google.rpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads the service's answer to a refused event.
final class Refusals {
  private static final Pattern UNDERSCORE = Pattern.compile("_([a-z0-9])");

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
            .map(
                violation ->
                    "; " + inJson(violation.getField()) + ": " + violation.getDescription())
            .collect(Collectors.joining());
    FieldViolation first = violations.getFirst();
    return new Refusal(inJson(first.getField()), first.getDescription() + further);
  }

  /// The path as the file writes it: `survey.answer_time` as `survey.answerTime`.
  private static String inJson(String path) {
    return UNDERSCORE.matcher(path).replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
  }
}
