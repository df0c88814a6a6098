package io.candor.ingest.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import io.candor.ingest.JsonEvents;
import io.candor.ingest.v1.Event;
import io.candor.kit.error.FieldViolation;
import io.candor.kit.validation.ContractValidator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuickCheckProtosTest {

  private static final Instant LATEST = Instant.parse("2026-03-21T00:00:00Z");
  private static final int MUTATIONS = 8_000;

  @Test
  void whatItPasses_theContractPassesToo() {
    ContractValidator contract = new ContractValidator();
    List<Event> good = JsonEvents.ofResource("/frequent-kinds.jsonl");
    Random random = new Random(7);
    int passed = 0;
    int refused = 0;

    for (int i = 0; i < MUTATIONS; i++) {
      Event.Builder event = good.get(random.nextInt(good.size())).toBuilder();
      mutate(event, random);
      Event mutated = event.build();
      WellFormedProtos.Findings findings = WellFormedProtos.check(mutated, LATEST);
      List<FieldViolation> violations = new ArrayList<>(findings.violations());
      if (findings.convertible()) {
        violations.addAll(contract.rules(mutated));
      }
      if (QuickCheckProtos.isSurelyGood(mutated, LATEST)) {
        assertThat(violations).as("%s", mutated).isEmpty();
        passed++;
      } else if (!violations.isEmpty()) {
        refused++;
      }
    }

    assertThat(passed).isGreaterThan(MUTATIONS / 50);
    assertThat(refused).isGreaterThan(MUTATIONS / 20);
  }

  @Test
  void frequentEvents_arePassed() {
    assertThat(
            List.of(
                JsonEvents.of(
                    """
                    {"eventId":"c","conversation":{"conversationId":"c","channel":"CHAT",
                     "openTime":"2026-03-12T10:00:00Z","closeTime":"2026-03-12T10:09:00Z",
                     "turns":[{"index":0,"role":"CUSTOMER","text":"Ünïcode too",
                     "time":"2026-03-12T10:00:00Z"}],"toolCalls":[{"name":"lookup",
                     "status":"SUCCEEDED","time":"2026-03-12T10:00:00Z"}]}}\
                    """),
                JsonEvents.of(
                    """
                    {"eventId":"s","survey":{"surveyId":"s","conversationId":"c","kind":"DELAYED",
                     "rating":0,"scale":{"max":10},"answerTime":"2026-03-12T10:11:00Z"}}\
                    """)))
        .allMatch(event -> QuickCheckProtos.isSurelyGood(event, LATEST));
    assertThat(JsonEvents.ofResource("/frequent-kinds.jsonl"))
        .allMatch(event -> QuickCheckProtos.isSurelyGood(event, LATEST));
  }

  /// Changes one field somewhere below.
  private static void mutate(Message.Builder message, Random random) {
    List<FieldDescriptor> fields = message.getDescriptorForType().getFields();
    FieldDescriptor field = fields.get(random.nextInt(fields.size()));
    boolean isMessage = field.getJavaType() == FieldDescriptor.JavaType.MESSAGE;
    if (field.isMapField()) {
      message.clearField(field);
    } else if (field.isRepeated()) {
      int count = message.getRepeatedFieldCount(field);
      if (isMessage && count > 0) {
        int index = random.nextInt(count);
        Message.Builder element = ((Message) message.getRepeatedField(field, index)).toBuilder();
        mutate(element, random);
        message.setRepeatedField(field, index, element.build());
      } else if (!isMessage) {
        message.addRepeatedField(field, scalar(field, random));
      }
    } else if (isMessage) {
      if (message.hasField(field) && random.nextInt(4) > 0) {
        Message.Builder inner = ((Message) message.getField(field)).toBuilder();
        mutate(inner, random);
        message.setField(field, inner.build());
      } else if (random.nextBoolean()) {
        message.clearField(field);
      } else if (field.getMessageType().equals(Timestamp.getDescriptor())) {
        message.setField(field, Timestamp.newBuilder().setSeconds(1_773_300_000).build());
      }
    } else if (random.nextInt(3) == 0) {
      message.clearField(field);
    } else {
      message.setField(field, scalar(field, random));
    }
  }

  private static Object scalar(FieldDescriptor field, Random random) {
    return switch (field.getJavaType()) {
      case INT -> random.nextInt(-3, 5);
      case LONG -> random.nextLong(-5, 2_000_000_000);
      case DOUBLE -> List.of(-1.0, 0.0, 0.5, 1.0, 7.0, Double.NaN).get(random.nextInt(6));
      case FLOAT -> 1.0f;
      case BOOLEAN -> random.nextBoolean();
      case STRING ->
          List.of(
                  "",
                  "x",
                  "a\0b",
                  "x".repeat(129),
                  "é".repeat(128),
                  "x".repeat(20_000),
                  "😀",
                  "USD")
              .get(random.nextInt(8));
      case ENUM -> {
        EnumDescriptor type = field.getEnumType();
        yield type.findValueByNumberCreatingIfUnknown(random.nextInt(12));
      }
      case BYTE_STRING, MESSAGE -> throw new IllegalArgumentException(field.getFullName());
    };
  }
}
