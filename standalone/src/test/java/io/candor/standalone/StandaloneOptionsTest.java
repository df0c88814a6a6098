package io.candor.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class StandaloneOptionsTest {
  @Test
  void parse_all_isKept() {
    StandaloneOptions options =
        StandaloneOptions.parse(
            new String[] {"--data", "/d", "--run-file", "/r", "--log", "/l", "--free-ports"});

    assertThat(options.data()).hasToString("/d");
    assertThat(options.runFile()).hasToString("/r");
    assertThat(options.log()).hasToString("/l");
    assertThat(options.freePorts()).isTrue();
    assertThat(options.once()).isFalse();
  }

  @Test
  void parse_wrongArguments_areNamed() {
    assertThatThrownBy(() -> StandaloneOptions.parse(new String[0]))
        .hasMessage("--data is missing");
    assertThatThrownBy(() -> StandaloneOptions.parse(new String[] {"--data"}))
        .hasMessage("--data: a path is missing");
    assertThatThrownBy(() -> StandaloneOptions.parse(new String[] {"--port", "1"}))
        .hasMessage("unknown argument: --port");
  }
}
