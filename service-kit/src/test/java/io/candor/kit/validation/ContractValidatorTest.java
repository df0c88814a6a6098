package io.candor.kit.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Timestamp;
import io.candor.ingest.v1.Event;
import io.candor.ingest.v1.ListConversationsRequest;
import io.candor.ingest.v1.TimeRange;
import io.candor.ingest.v1.WriteEventsRequest;
import io.candor.kit.error.CandorException;
import io.candor.kit.error.FieldViolation;
import io.candor.kit.error.KitReason;
import io.candor.operations.v1.ListDeadLettersRequest;
import io.candor.operations.v1.ReplayDeadLettersRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContractValidatorTest {
  private final ContractValidator validator = new ContractValidator();

  @Test
  void validMessage_hasNoViolation() {
    assertThat(
            validator.validate(
                ListDeadLettersRequest.newBuilder().setParent("workspaces/default").build()))
        .isEmpty();
  }

  @Test
  void everyViolation_isReported() {
    assertThat(
            validator.validate(
                ListDeadLettersRequest.newBuilder()
                    .setParent("nowhere")
                    .setPageSize(-1)
                    .setPageToken("x".repeat(1_025))
                    .build()))
        .extracting(FieldViolation::field)
        .containsExactly("parent", "page_size", "page_token");
  }

  @Test
  void timeThatNoCalendarHas_isRefusedAndNotABug() {
    ListConversationsRequest request =
        ListConversationsRequest.newBuilder()
            .setParent("workspaces/default")
            .setOpenTime(
                TimeRange.newBuilder()
                    .setStartTime(Timestamp.newBuilder().setSeconds(Long.MAX_VALUE))
                    .setEndTime(Timestamp.newBuilder().setNanos(-1)))
            .build();

    assertThat(validator.validate(request))
        .extracting(FieldViolation::field)
        .containsExactly("open_time.start_time", "open_time.end_time");
  }

  @Test
  void textThatNoStoreHolds_isRefusedBesideTheRules() {
    assertThat(
            validator.validate(
                ListDeadLettersRequest.newBuilder()
                    .setParent("workspaces/default")
                    .setPageSize(-1)
                    .setPageToken("a\0b")
                    .build()))
        .extracting(FieldViolation::field)
        .containsExactly("page_token", "page_size");
  }

  @Test
  void itemsThatTheServiceChecks_areLeftToIt() {
    WriteEventsRequest request =
        WriteEventsRequest.newBuilder()
            .setParent("workspaces/default")
            .addEvents(Event.newBuilder().setEventId("a\0b"))
            .build();

    assertThat(validator.validate(request)).isEmpty();
    assertThat(validator.validate(request.getEvents(0)))
        .extracting(FieldViolation::field)
        .contains("event_id");
  }

  @Test
  void items_haveTheirIndex() {
    List<FieldViolation> violations =
        validator.validate(
            ReplayDeadLettersRequest.newBuilder()
                .setParent("workspaces/default")
                .addNames("short")
                .addNames("x".repeat(1_025))
                .build());

    assertThat(violations).extracting(FieldViolation::field).containsExactly("names[1]");
    // The value may be a customer's text; it is not repeated.
    assertThat(violations.getFirst().description()).doesNotContain("xxx");
  }

  @Test
  void check_throwsThemAll() {
    assertThatThrownBy(() -> validator.check(ListDeadLettersRequest.getDefaultInstance()))
        .isInstanceOfSatisfying(
            CandorException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(KitReason.REQUEST_INVALID);
              assertThat(e.fieldViolations()).hasSize(1);
            });
  }
}
