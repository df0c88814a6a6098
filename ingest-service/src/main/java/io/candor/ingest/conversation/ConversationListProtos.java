package io.candor.ingest.conversation;

import com.google.protobuf.Timestamp;
import io.candor.ingest.conversation.ConversationStore.Cursor;
import io.candor.ingest.event.IngestReason;
import io.candor.ingest.event.ValueProtos;
import io.candor.ingest.v1.ListConversationsRequest;
import io.candor.ingest.v1.TimeRange;
import io.candor.kit.error.CandorException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Requests for lists of conversations: filters and cursors.
final class ConversationListProtos {

  private ConversationListProtos() {}

  static ConversationFilter filter(ListConversationsRequest request) {
    return new ConversationFilter(
        orNull(request.getAccountId()),
        orNull(request.getDeploymentId()),
        orNull(request.getArchetype()),
        start(request.getOpenTime()),
        end("open_time", request.getOpenTime()),
        start(request.getCloseTime()),
        end("close_time", request.getCloseTime()));
  }

  /// What a page token is bound to: the request without its page.
  static String digest(ListConversationsRequest request) {
    byte[] bytes = request.toBuilder().clearPageSize().clearPageToken().build().toByteArray();
    return Base64.getEncoder().encodeToString(bytes);
  }

  static @Nullable Cursor cursor(String text) {
    if (text.isEmpty()) {
      return null;
    }
    int blank = text.indexOf(' ');
    return new Cursor(Instant.parse(text.substring(0, blank)), text.substring(blank + 1));
  }

  static String toText(Cursor cursor) {
    return cursor.openTime() + " " + cursor.conversationId();
  }

  private static @Nullable Instant start(TimeRange range) {
    return range.hasStartTime() ? instant(range.getStartTime()) : null;
  }

  private static @Nullable Instant end(String field, TimeRange range) {
    if (!range.hasEndTime()) {
      return null;
    }
    Instant end = instant(range.getEndTime());
    if (range.hasStartTime() && end.isBefore(instant(range.getStartTime()))) {
      throw CandorException.of(IngestReason.TIME_RANGE_INVALID)
          .message(field + ": ends before it starts (expected: start_time <= end_time)")
          .field(field + ".end_time", "must not be before start_time")
          .build();
    }
    return end;
  }

  /// Times beyond the database's are as good as its ends.
  private static Instant instant(Timestamp time) {
    try {
      Instant exact = ValueProtos.instant(time);
      return exact.isBefore(Instant.EPOCH) ? Instant.EPOCH : exact.isAfter(LATEST) ? LATEST : exact;
    } catch (DateTimeException | ArithmeticException e) {
      return time.getSeconds() < 0 ? Instant.EPOCH : LATEST;
    }
  }

  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private static @Nullable String orNull(String value) {
    return value.isEmpty() ? null : value;
  }
}
