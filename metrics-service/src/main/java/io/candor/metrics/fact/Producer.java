package io.candor.metrics.fact;

import io.candor.metrics.producer.ProducerSilence;
import java.util.List;

/// Whoever reports one sort of event.
///
/// @param producerId what it reports
/// @param revision revision of the fact
/// @param silences its silences, the oldest first
public record Producer(String producerId, long revision, List<ProducerSilence> silences) {
  public Producer {
    silences = List.copyOf(silences);
  }
}
