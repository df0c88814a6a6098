package io.candor.standalone.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.cli.terminal.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
  private static final String TURN =
      """
      {"eventId":"%s","turn":{"conversationId":"c1","index":%d,"role":"BOT","text":"%s","time":"2026-03-12T10:00:05Z"}}
      """;

  private record Run(int exit, String out, String err) {}

  @TempDir private Path directory;
  private Path policy = Path.of("");

  @BeforeEach
  void writePolicy() throws IOException {
    policy =
        Files.writeString(
            directory.resolve("policy.yml"),
            """
            assertions:
              - {id: refund, kind: REFUND_WINDOW, value: 30, unit: DAY, text: Refunds within 30 days.}
              - {id: warranty, kind: WARRANTY, value: 12, unit: MONTH, text: A warranty of 12 months.}
              - {id: refund-team, kind: REFUND_WINDOW, value: 60, unit: DAY, conditions: {plan: team}}
            """);
  }

  @Test
  void urgentFinding_isExitCode1_andIsExplained() throws IOException {
    Run run = check(TURN.formatted("t", 1, "Our refund window is 90 days."));

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "class 01 c1 turn 1: \"Our refund window is 90 days.\" says 90 DAY; refund: 30 DAY")
        .contains("1 conversations, 1 statements, 0 claims: 1 incidents, 1 P0; 0 not covered");
  }

  @Test
  void whatKeepsToThePolicy_isExitCode0() throws IOException {
    assertThat(check(TURN.formatted("t", 1, "Our refund window is 30 days.")).exit()).isZero();
    String team =
        """
        {"eventId":"a","account":{"accountId":"acc","plan":"team"}}
        {"eventId":"c","conversation":{"conversationId":"c1","accountId":"acc","openTime":"2026-03-12T10:00:00Z"}}
        """;
    assertThat(check(team + TURN.formatted("t", 1, "Our refund window is 60 days.")).exit())
        .isZero();
    assertThat(check(team + TURN.formatted("t", 1, "Our refund window is 30 days.")).exit())
        .isEqualTo(1);
  }

  @Test
  void warranty_isUrgentWhereItIsRegulated() throws IOException {
    String said = TURN.formatted("t", 1, "It comes with a warranty of 24 months.");

    assertThat(check(said).exit()).isZero();
    assertThat(check(said).out()).contains("1 incidents, 0 P0");
    assertThat(check(said, "--regulated").exit()).isEqualTo(1);
  }

  @Test
  void claims_areHeldAgainstTheCallsOfTheFile() throws IOException {
    String call =
        """
        {"eventId":"k","toolCall":{"conversationId":"c1","name":"issue_refund","status":"%s","time":"2026-03-12T10:00:04Z"}}
        """;
    String claim = TURN.formatted("t", 1, "I've refunded your order.");

    assertThat(check(call.formatted("SUCCEEDED") + claim).out()).contains("1 claims: 0 incidents");
    assertThat(check(call.formatted("FAILED") + claim).out())
        .contains("1 claims: 1 incidents")
        .contains("class 04");
  }

  @Test
  void json_isTheResponseAndNothingElse() throws IOException {
    assertThat(check(TURN.formatted("t", 1, "Our refund window is 90 days."), "-o", "json").out())
        .startsWith("{")
        .contains("\"severity\": \"P0\"")
        .contains("\"conversationId\": \"c1\"");
  }

  @Test
  void whatCannotBeRead_isExitCode2() throws IOException {
    Run lines = check("no event\n" + TURN.formatted("t", 1, "Our refund window is 30 days."));
    assertThat(lines.exit()).isEqualTo(2);
    assertThat(lines.err()).contains("1 lines are no events");

    assertThat(run("check", "--policy", policy.toString(), "nowhere.jsonl").exit()).isEqualTo(2);
    assertThat(run("check", "events.jsonl").exit()).as("no policy").isEqualTo(2);
    Files.writeString(policy, "assertions: [{id: a, kind: REFUND_WINDOW, value: soon, unit: DAY}]");
    Run invalid = check(TURN.formatted("t", 1, "Hello"));
    assertThat(invalid.exit()).isEqualTo(2);
    assertThat(invalid.err()).contains("assertions[0].value");
  }

  private Run check(String events, String... options) throws IOException {
    Path file = Files.writeString(directory.resolve("events.jsonl"), events);
    List<String> arguments = new ArrayList<>(List.of("check", "--policy", policy.toString()));
    arguments.addAll(List.of(options));
    arguments.add(file.toString());
    return run(arguments.toArray(String[]::new));
  }

  private static Run run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        CheckMain.commandLine(
                Terminal.of(new PrintWriter(out), new PrintWriter(err), Map.of()),
                Map.of(),
                InputStream.nullInputStream(),
                Clock.fixed(Instant.parse("2026-11-21T09:00:00Z"), ZoneOffset.UTC))
            .execute(arguments);
    return new Run(exit, out.toString(), err.toString());
  }
}
