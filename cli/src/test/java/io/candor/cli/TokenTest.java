package io.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.metrics.v1.ListDeploymentsResponse;
import io.candor.metrics.v1.PanelServiceGrpc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever calls says who they are, and nobody on the way can read it.
final class TokenTest {
  private static final String TOKEN = "aaa.bbb.ccc";

  @TempDir Path directory;

  @Test
  void token_ofTheEnvironment_isSent() throws Exception {
    try (FakeSuite suite = suite()) {
      CommandRun.in(Map.of("CANDOR_TOKEN", TOKEN + "\n"), "panel", "--target", suite.target());

      assertThat(suite.authorizations).isNotEmpty().containsOnly("Bearer " + TOKEN);
    }
  }

  @Test
  void token_ofAFile_isPreferred() throws Exception {
    Path file = Files.writeString(directory.resolve("token"), "ddd.eee.fff\n");
    try (FakeSuite suite = suite()) {
      CommandRun.in(
          Map.of("CANDOR_TOKEN", TOKEN),
          "panel",
          "--token-file",
          file.toString(),
          "--target",
          suite.target());

      assertThat(suite.authorizations).isNotEmpty().containsOnly("Bearer ddd.eee.fff");
    }
  }

  @Test
  void noToken_isNoHeader() throws Exception {
    try (FakeSuite suite = suite()) {
      suite.run("panel");

      assertThat(suite.requests).isNotEmpty();
      assertThat(suite.authorizations).isEmpty();
    }
  }

  @Test
  void token_isNotSentInTheClear_toAnotherMachine() {
    CommandRun run =
        CommandRun.in(
            Map.of("CANDOR_TOKEN", TOKEN),
            "panel",
            "--target",
            "127.0.0.1,metrics=candor.example:7403");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("not sent in the clear", "--tls").doesNotContain(TOKEN);
  }

  @Test
  void fileThatIsNotThere_isNamed() {
    CommandRun run = CommandRun.of("panel", "--token-file", "/nowhere/token");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("/nowhere/token: no such file");
  }

  private static FakeSuite suite() throws IOException {
    return new FakeSuite()
        .answer(
            PanelServiceGrpc.getListDeploymentsMethod(),
            ListDeploymentsResponse.getDefaultInstance())
        .start();
  }
}
