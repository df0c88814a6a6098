package io.candor.cli.panel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.JsonFormat;
import io.candor.cli.terminal.Ink;
import io.candor.metrics.v1.Panel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class PanelViewTest {
  /// After a wanted change of the layout: copy what this test prints into `panel.txt`.
  @Test
  void lines_areTheGoldenOnes() throws IOException {
    Panel.Builder panel = Panel.newBuilder();
    JsonFormat.parser().merge(resource("panel.json"), panel);

    String printed = String.join("\n", PanelView.lines(panel.build(), Ink.PLAIN)) + "\n";

    assertThat(printed).isEqualTo(resource("panel.txt"));
  }

  private static String resource(String name) throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(PanelViewTest.class.getResourceAsStream(name))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
