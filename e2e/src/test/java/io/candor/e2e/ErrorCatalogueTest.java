package io.candor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.alert.failure.AlertReason;
import io.candor.classifier.ClassifierReason;
import io.candor.ingest.event.IngestReason;
import io.candor.kit.error.ErrorReason;
import io.candor.kit.error.KitReason;
import io.candor.metrics.MetricsReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The catalogue in `proto/README.md` and the reasons in the code are the same list.
class ErrorCatalogueTest {

  private static final Pattern ROW =
      Pattern.compile("^\\| `([A-Z_]+)` \\| ([a-z.]+) \\| ([A-Z_]+) \\|", Pattern.MULTILINE);

  @Test
  void catalogue_listsEveryReasonWithItsDomainAndCode() throws IOException {
    var catalogue = Files.readString(Path.of("..", "proto", "README.md"));
    List<String> documented =
        ROW.matcher(catalogue)
            .results()
            .map(row -> row.group(1) + " " + row.group(2) + " " + row.group(3))
            .toList();
    Stream<String> thrown =
        Stream.<ErrorReason[]>of(
                KitReason.values(),
                IngestReason.values(),
                ClassifierReason.values(),
                MetricsReason.values(),
                AlertReason.values())
            .flatMap(Stream::of)
            .map(reason -> reason.name() + " " + reason.domain() + " " + reason.category());
    // Answered by the edge itself, before any code that could throw.
    Stream<String> answered = Stream.of("METHOD_UNKNOWN kit.candor.io UNIMPLEMENTED");
    List<String> known = Stream.concat(thrown, answered).toList();

    assertThat(documented).containsExactlyInAnyOrderElementsOf(known);
  }
}
