package io.candor.ingest.conversation;

import io.candor.ingest.report.Latest;
import io.candor.ingest.report.Latest.Source;
import io.candor.ingest.report.Money;
import io.candor.ingest.report.ToolCall;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Merges tool calls by id, and those without one by name, time and position, field by field. No
/// event ever takes a call away.
final class ToolCallsFold {

  private static final Comparator<Map.Entry<Key, ToolCall>> ORDER =
      Comparator.comparing((Map.Entry<Key, ToolCall> entry) -> entry.getValue().time())
          .thenComparing(entry -> Objects.requireNonNullElse(entry.getKey().id(), ""))
          .thenComparing(entry -> entry.getValue().name())
          .thenComparing(
              entry -> entry.getValue().afterTurnIndex(),
              Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(entry -> entry.getKey().repetition());

  private final Map<Key, Fields> byKey = new HashMap<>();

  /// What makes a call the same call.
  ///
  /// @param id the producer's; `null` when it gives none, and then the other components count
  /// @param afterTurnIndex the position among the turns
  /// @param repetition tells equal calls of one snapshot apart, from 0
  private record Key(
      @Nullable String id,
      @Nullable String name,
      @Nullable Instant time,
      @Nullable Integer afterTurnIndex,
      int repetition) {

    static Key of(ToolCall call, int repetition) {
      return call.toolCallId() != null
          ? new Key(call.toolCallId(), null, null, null, 0)
          : new Key(null, call.name(), call.time(), call.afterTurnIndex(), repetition);
    }
  }

  /// Takes the calls of one event.
  void take(List<ToolCall> calls, Source source) {
    Map<Key, Integer> seen = HashMap.newHashMap(calls.size());
    for (ToolCall call : calls) {
      int repetition = seen.merge(Key.of(call, 0), 1, Integer::sum) - 1;
      byKey.computeIfAbsent(Key.of(call, repetition), key -> new Fields()).take(call, source);
    }
  }

  List<ToolCall> state() {
    return byKey.entrySet().stream()
        .map(entry -> Map.entry(entry.getKey(), entry.getValue().state()))
        .sorted(ORDER)
        .map(Map.Entry::getValue)
        .toList();
  }

  private static final class Fields {
    private final Latest<String> name = new Latest<>();
    private final Latest<ToolCall.Status> status = new Latest<>();
    private final Latest<Instant> time = new Latest<>();
    private final Latest<String> id = new Latest<>();
    private final Latest<ToolCall.Actor> actor = new Latest<>();
    private final Latest<Integer> afterTurnIndex = new Latest<>();
    private final Latest<Map<String, Object>> arguments = new Latest<>();
    private final Latest<Money> amount = new Latest<>();

    void take(ToolCall call, Source source) {
      name.offer(call.name(), source);
      status.offer(call.status(), source);
      time.offer(call.time(), source);
      id.offer(call.toolCallId(), source);
      actor.offer(call.actor(), source);
      afterTurnIndex.offer(call.afterTurnIndex(), source);
      arguments.offer(call.arguments(), source);
      amount.offer(call.amount(), source);
    }

    ToolCall state() {
      return new ToolCall(
          Objects.requireNonNull(name.value()),
          Objects.requireNonNull(status.value()),
          Objects.requireNonNull(time.value()),
          id.value(),
          actor.value(),
          afterTurnIndex.value(),
          arguments.value(),
          amount.value());
    }
  }
}
