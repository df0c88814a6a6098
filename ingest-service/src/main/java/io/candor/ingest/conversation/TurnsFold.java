package io.candor.ingest.conversation;

import io.candor.ingest.report.Latest;
import io.candor.ingest.report.Latest.Source;
import io.candor.ingest.report.Turn;
import io.candor.ingest.report.Turn.Grounding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Merges turns by index, field by field. No event ever takes a turn away.
final class TurnsFold {

  private final Map<Integer, Fields> byIndex = new TreeMap<>();

  void take(Turn turn, Source source) {
    byIndex.computeIfAbsent(turn.index(), index -> new Fields()).take(turn, source);
  }

  List<Turn> state() {
    return byIndex.entrySet().stream()
        .map(entry -> entry.getValue().state(entry.getKey()))
        .toList();
  }

  private static final class Fields {
    private final Latest<Turn.Role> role = new Latest<>();
    private final Latest<String> text = new Latest<>();
    private final Latest<Instant> time = new Latest<>();
    private final Latest<List<Grounding>> grounding = new Latest<>();
    private final Latest<Double> confidence = new Latest<>();

    void take(Turn turn, Source source) {
      role.offer(turn.role(), source);
      text.offer(turn.text(), source);
      time.offer(turn.time(), source);
      grounding.offer(turn.grounding().isEmpty() ? null : turn.grounding(), source);
      confidence.offer(turn.confidence(), source);
    }

    Turn state(int index) {
      return new Turn(
          index,
          Objects.requireNonNull(role.value()),
          Objects.requireNonNull(text.value()),
          Objects.requireNonNull(time.value()),
          Objects.requireNonNullElse(grounding.value(), List.of()),
          confidence.value());
    }
  }
}
