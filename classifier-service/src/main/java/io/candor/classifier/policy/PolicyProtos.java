package io.candor.classifier.policy;

import com.google.protobuf.Timestamp;
import io.candor.classifier.ClassifierReason;
import io.candor.classifier.v1.AssertionChange;
import io.candor.classifier.v1.ImportPolicyDocumentRequest;
import io.candor.kit.error.CandorException;
import io.candor.kit.error.FieldViolation;
import io.candor.kit.resource.ResourceName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Policies as messages of the contract and back.
public final class PolicyProtos {
  private static final String DOCUMENT_ID = "[a-z0-9][a-z0-9._-]{0,63}";
  private static final String DEFAULT_ID = "policy";

  private PolicyProtos() {}

  /// A document with its name.
  public static io.candor.classifier.v1.PolicyDocument toProto(
      String workspace, PolicyDocument document) {
    return io.candor.classifier.v1.PolicyDocument.newBuilder()
        .setName(new ResourceName(workspace, "policyDocuments", document.id()).toString())
        .setDocumentId(document.id())
        .setTitle(document.title())
        .setMarkdown(document.markdown())
        .addAllAssertions(document.assertions().stream().map(PolicyProtos::toProto).toList())
        .setVersion(document.version())
        .setCreateTime(toProto(document.createTime()))
        .setAuthor(document.author())
        .setReason(document.reason())
        .build();
  }

  /// An assertion.
  public static io.candor.classifier.v1.Assertion toProto(Assertion assertion) {
    io.candor.classifier.v1.Assertion.Builder proto =
        io.candor.classifier.v1.Assertion.newBuilder()
            .setAssertionId(assertion.id())
            .setKind(assertion.kind())
            .setValue(assertion.writtenValue())
            .addAllItems(assertion.items())
            .setUnit(assertion.unit())
            .putAllConditions(assertion.conditions())
            .setPolicyClass(toProto(assertion.policyClass()))
            .setText(assertion.text());
    Instant from = assertion.validFrom();
    Instant to = assertion.validTo();
    if (from != null) {
      proto.setValidFrom(toProto(from));
    }
    if (to != null) {
      proto.setValidTo(toProto(to));
    }
    return proto.build();
  }

  /// A class.
  public static io.candor.classifier.v1.Assertion.PolicyClass toProto(PolicyClass policyClass) {
    return switch (policyClass) {
      case REFUND_AND_PRICING -> io.candor.classifier.v1.Assertion.PolicyClass.REFUND_AND_PRICING;
      case WARRANTY_AND_SERVICE_LEVEL ->
          io.candor.classifier.v1.Assertion.PolicyClass.WARRANTY_AND_SERVICE_LEVEL;
      case PROCESS_AND_CONTACT -> io.candor.classifier.v1.Assertion.PolicyClass.PROCESS_AND_CONTACT;
      case CAPABILITY_OVERREACH ->
          io.candor.classifier.v1.Assertion.PolicyClass.CAPABILITY_OVERREACH;
    };
  }

  /// A difference.
  public static AssertionChange toProto(PolicyDiff.Change change) {
    AssertionChange.Builder proto = AssertionChange.newBuilder().setAssertionId(change.id());
    Assertion before = change.before();
    Assertion after = change.after();
    if (before != null) {
      proto.setBefore(toProto(before));
    }
    if (after != null) {
      proto.setAfter(toProto(after));
    }
    return proto
        .setKind(
            before == null
                ? AssertionChange.Kind.ADDED
                : after == null ? AssertionChange.Kind.REMOVED : AssertionChange.Kind.CHANGED)
        .build();
  }

  /// A document that is to be written.
  ///
  /// @throws CandorException `POLICY_INVALID` with every wrong field
  public static PolicyDocument fromProto(
      String id, io.candor.classifier.v1.PolicyDocument document) {
    List<FieldViolation> wrong = new ArrayList<>();
    List<Assertion> assertions = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < document.getAssertionsCount(); i++) {
      io.candor.classifier.v1.Assertion proto = document.getAssertions(i);
      String place = "document.assertions[" + i + "]";
      if (!ids.add(proto.getAssertionId())) {
        wrong.add(new FieldViolation(place + ".assertion_id", "is there twice"));
      }
      if (proto.hasValidFrom()
          && proto.hasValidTo()
          && !toInstant(proto.getValidFrom()).isBefore(toInstant(proto.getValidTo()))) {
        wrong.add(new FieldViolation(place + ".valid_to", "must be after valid_from"));
      }
      assertions.add(fromProto(proto, place, wrong));
    }
    refuse(wrong);
    return new PolicyDocument(
        id,
        0,
        document.getTitle(),
        document.getMarkdown(),
        assertions,
        Instant.EPOCH,
        document.getAuthor(),
        document.getReason());
  }

  private static Assertion fromProto(
      io.candor.classifier.v1.Assertion proto, String place, List<FieldViolation> wrong) {
    boolean valued = !proto.getValue().isBlank() && !proto.getUnit().equalsIgnoreCase("TEXT");
    var value = valued ? PolicyFile.quantity(proto.getValue(), proto.getUnit()) : null;
    if (valued && value == null) {
      wrong.add(
          new FieldViolation(place + ".value", "must be a number or a range such as 30 or 3 to 5"));
    }
    return new Assertion(
        proto.getAssertionId(),
        proto.getKind(),
        value,
        proto.getItemsList(),
        proto.getUnit(),
        proto.getConditionsMap(),
        proto.hasValidFrom() ? toInstant(proto.getValidFrom()) : null,
        proto.hasValidTo() ? toInstant(proto.getValidTo()) : null,
        policyClass(proto),
        proto.getText());
  }

  private static PolicyClass policyClass(io.candor.classifier.v1.Assertion proto) {
    return switch (proto.getPolicyClass()) {
      case REFUND_AND_PRICING -> PolicyClass.REFUND_AND_PRICING;
      case WARRANTY_AND_SERVICE_LEVEL -> PolicyClass.WARRANTY_AND_SERVICE_LEVEL;
      case PROCESS_AND_CONTACT -> PolicyClass.PROCESS_AND_CONTACT;
      case CAPABILITY_OVERREACH -> PolicyClass.CAPABILITY_OVERREACH;
      case POLICY_CLASS_UNSPECIFIED, UNRECOGNIZED -> Assertion.defaultClass(proto.getKind());
    };
  }

  /// A document that is to be written from a file; Markdown is kept as text that asserts nothing.
  ///
  /// @throws CandorException `POLICY_INVALID` with every wrong place
  public static PolicyDocument fromProto(ImportPolicyDocumentRequest request) {
    String text = request.getContent();
    boolean structured = PolicyFile.isStructured(text);
    PolicyFile.Content content =
        structured ? read(text) : new PolicyFile.Content("", title(text), List.of());
    String own = content.documentId().matches(DOCUMENT_ID) ? content.documentId() : DEFAULT_ID;
    return new PolicyDocument(
        request.getDocumentId().isEmpty() ? own : request.getDocumentId(),
        0,
        content.title(),
        structured ? "" : text,
        content.assertions(),
        Instant.EPOCH,
        request.getAuthor(),
        request.getReason());
  }

  /// The first heading, or nothing.
  private static String title(String markdown) {
    return markdown
        .lines()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("^#+\\s*", "").strip())
        .findFirst()
        .orElse("");
  }

  /// What a file of assertions holds.
  ///
  /// @throws CandorException `POLICY_INVALID` with every wrong place
  public static PolicyFile.Content read(String content) {
    try {
      return PolicyFile.read(content);
    } catch (PolicyFormatException e) {
      List<FieldViolation> wrong = new ArrayList<>();
      for (Map.Entry<String, String> mistake : e.mistakes().entrySet()) {
        wrong.add(new FieldViolation(mistake.getKey(), mistake.getValue()));
      }
      refuse(wrong);
      throw new IllegalStateException("a refused file names its mistakes", e);
    }
  }

  private static void refuse(List<FieldViolation> wrong) {
    if (!wrong.isEmpty()) {
      throw CandorException.of(ClassifierReason.POLICY_INVALID)
          .message("the policy has mistakes in " + wrong.size() + " places")
          .fields(wrong)
          .build();
    }
  }

  /// An instant of the contract.
  public static Timestamp toProto(Instant time) {
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }

  private static Instant toInstant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }
}
