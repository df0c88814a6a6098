package io.candor.cli.importer;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.Timestamps;
import com.google.protobuf.util.Values;
import io.candor.ingest.v1.Event;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class WeekShiftTest {
  @Test
  void toLastCompleteWeek_endsInTheWeekBeforeNow() {
    // Sunday 12 April 2026 in W15; now Monday 00:00 of W17: W16 is the last complete week.
    WeekShift shift =
        WeekShift.toLastCompleteWeek(
            Instant.parse("2026-04-12T23:59:59Z"), Instant.parse("2026-04-20T00:00:00Z"));

    assertThat(shift.weeks()).isEqualTo(1);
  }

  @Test
  void toLastCompleteWeek_future_movesBack() {
    WeekShift shift =
        WeekShift.toLastCompleteWeek(
            Instant.parse("2026-04-12T12:00:00Z"), Instant.parse("2026-04-12T13:00:00Z"));

    assertThat(shift.weeks()).isEqualTo(-1);
  }

  @Test
  void apply_movesTimesDatesAndTimesInArguments() throws EventFormatException {
    Event event =
        EventParser.parse(
            "{\"eventId\":\"c\",\"eventTime\":\"2026-01-01T00:00:00.5Z\",\"toolCall\":"
                + "{\"conversationId\":\"c\",\"name\":\"issue_refund\",\"status\":\"SUCCEEDED\","
                + "\"time\":\"2026-01-05T10:00:00Z\",\"arguments\":"
                + "{\"purchaseTime\":\"2025-12-31T00:00:00Z\",\"note\":\"2025\"}}}");

    Event shifted = new WeekShift(2).apply(event);

    assertThat(shifted.getEventId()).isEqualTo("c+2w");
    assertThat(Timestamps.toString(shifted.getEventTime())).isEqualTo("2026-01-15T00:00:00.500Z");
    assertThat(Timestamps.toString(shifted.getToolCall().getTime()))
        .isEqualTo("2026-01-19T10:00:00Z");
    var arguments = shifted.getToolCall().getArguments().getFieldsMap();
    assertThat(arguments)
        .containsEntry("purchaseTime", Values.of("2026-01-14T00:00:00Z"))
        .containsEntry("note", Values.of("2025"));
  }

  @Test
  void apply_renewalDate_moves() throws EventFormatException {
    Event event =
        EventParser.parse(
            "{\"eventId\":\"a\",\"account\":{\"accountId\":\"a\",\"renewalDate\":"
                + "{\"year\":2026,\"month\":12,\"day\":31},\"attributes\":{\"region\":\"EU\"}}}");

    Event shifted = new WeekShift(1).apply(event);

    assertThat(shifted.getAccount().getRenewalDate().getYear()).isEqualTo(2027);
    assertThat(shifted.getAccount().getRenewalDate().getDay()).isEqualTo(7);
    assertThat(shifted.getAccount().getAttributesMap()).containsEntry("region", "EU");
  }

  @Test
  void latest_isTheLatestTimeAnywhereInside() throws EventFormatException {
    Event event =
        EventParser.parse(
            "{\"eventId\":\"c\",\"conversation\":{\"conversationId\":\"c\","
                + "\"openTime\":\"2026-01-05T10:00:00Z\",\"turns\":"
                + "[{\"index\":0,\"time\":\"2026-01-05T10:00:00Z\"},"
                + "{\"index\":1,\"time\":\"2026-01-05T10:09:00Z\"}]}}");

    assertThat(WeekShift.latest(event)).isEqualTo(Instant.parse("2026-01-05T10:09:00Z"));
  }
}
