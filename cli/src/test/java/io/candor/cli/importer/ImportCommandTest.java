package io.candor.cli.importer;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.protobuf.util.Timestamps;
import io.candor.cli.CommandRun;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImportCommandTest {
  private static final int NEVER = Integer.MAX_VALUE;

  @TempDir Path directory;

  @Test
  void import_acceptsAll_exitsZero() throws Exception {
    try (FakeEventService service = new FakeEventService(NEVER)) {
      CommandRun run = importFile(service, lines(100));

      assertThat(run.exit()).isZero();
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).contains("100 accepted, 0 there before, 0 refused");
      assertThat(service.stored).hasSize(100);
      assertThat(service.parents).containsExactly("workspaces/default");
      assertThat(directory.resolve("rejects.jsonl")).doesNotExist();
    }
  }

  @Test
  void import_twice_countsDuplicatesAndExitsZero() throws Exception {
    try (FakeEventService service = new FakeEventService(NEVER)) {
      List<String> lines = lines(20);
      importFile(service, lines);

      CommandRun again = importFile(service, lines);

      assertThat(again.exit()).isZero();
      assertThat(again.err()).contains("0 accepted, 20 there before");
    }
  }

  @Test
  void import_gzippedUnderAnotherName_isRead() throws Exception {
    try (FakeEventService service = new FakeEventService(NEVER)) {
      Path file = directory.resolve("events.data");
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
        out.write((String.join("\n", lines(5)) + "\n").getBytes(StandardCharsets.UTF_8));
      }

      assertThat(run(service, file).exit()).isZero();
      assertThat(service.stored).hasSize(5);
    }
  }

  @Test
  void import_refusedLines_goToTheRejectFileAndComeBackMended() throws Exception {
    try (FakeEventService service = new FakeEventService(NEVER)) {
      List<String> lines = new ArrayList<>(lines(3));
      lines.add(1, "{\"eventId\":\"bad-1\",\"feedback\":{\"feedbackId\":\"x\",\"sauce\":\"NPS\"}}");
      lines.add(
          "{\"eventId\":\"bad-2\",\"feedback\":{\"feedbackId\":\"y\",\"verbatim\":\"no source\","
              + "\"time\":\"2026-03-12T18:00:00Z\"}}");

      CommandRun run = importFile(service, lines);

      assertThat(run.exit()).isEqualTo(1);
      assertThat(run.err()).contains("3 accepted, 0 there before, 2 refused");
      Path rejects = directory.resolve("rejects.jsonl");
      assertThat(Files.readAllLines(rejects)).containsExactly(lines.get(1), lines.get(4));
      assertThat(Files.readAllLines(directory.resolve("rejects.jsonl.reasons.txt")))
          .containsExactly(
              "line 2: feedback.sauce: unknown field", "line 5: feedback.appVersion: is too old");

      Path mended = directory.resolve("mended.jsonl");
      Files.writeString(
          mended,
          Files.readString(rejects)
              .replace("\"sauce\"", "\"source\"")
              .replace("\"feedbackId\":\"y\"", "\"feedbackId\":\"y\",\"source\":\"NPS\""));
      assertThat(run(service, mended).exit()).isZero();
      assertThat(service.stored).hasSize(5);
    }
  }

  @Test
  void import_brokenStreams_resendsWhatHasNoAnswer() throws Exception {
    try (FakeEventService service = new FakeEventService(40)) {
      CommandRun run = importFile(service, lines(100));

      assertThat(run.exit()).isZero();
      assertThat(service.stored).hasSize(100);
      assertThat(service.streamCount).hasValueGreaterThan(2);
      // The event whose answer was lost is known already: it counts as one that was there before.
      assertThat(run.err())
          .contains("98 accepted, 2 there before, 0 refused")
          .contains("connection to ingest lost (UNAVAILABLE)");
    }
  }

  @Test
  void import_nobodyListens_failsWithAHint() throws IOException {
    Path file = Files.write(directory.resolve("events.jsonl"), lines(1));

    CommandRun run = CommandRun.of("import", "--target", "127.0.0.1:1", file.toString());

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("UNAVAILABLE").contains("candor up");
  }

  @Test
  void import_missingFile_saysWhichOne() {
    CommandRun run = CommandRun.of("import", "/nowhere/events.jsonl");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("/nowhere/events.jsonl: no such file");
  }

  @Test
  void import_endlessLine_isRefusedWholeAndTheRestRead() throws Exception {
    try (FakeEventService service = new FakeEventService(NEVER)) {
      Path file = directory.resolve("events.jsonl");
      String longText = "x".repeat(10_000_000);
      Files.writeString(file, "{\"eventId\":\"" + longText + "\"}\n" + lines(1).getFirst() + "\n");

      CommandRun run = run(service, file);

      assertThat(run.exit()).isEqualTo(1);
      assertThat(service.stored).hasSize(1);
      assertThat(Files.size(directory.resolve("rejects.jsonl"))).isEqualTo(10_000_000 + 15);
      assertThat(Files.readString(directory.resolve("rejects.jsonl.reasons.txt")))
          .isEqualTo("line 1: longer than 4,194,304 bytes\n");
    }
  }

  @Test
  void import_jsonOutput_isOnlyJson() throws Exception {
    try (FakeEventService service = new FakeEventService(NEVER)) {
      Path file = Files.write(directory.resolve("events.jsonl"), lines(4));

      CommandRun run =
          CommandRun.of(
              "import", "--output", "json", "--target", service.target(), file.toString());

      JsonObject report = JsonParser.parseString(run.out()).getAsJsonObject();
      assertThat(report.getAsJsonObject(file.toString()).get("accepted").getAsInt()).isEqualTo(4);
    }
  }

  @Test
  void import_standardInput_isRead() throws Exception {
    try (FakeEventService service = new FakeEventService(NEVER)) {
      CommandRun run =
          CommandRun.withInput(
              String.join("\n", lines(2)), "import", "--target", service.target(), "-");

      assertThat(run.exit()).isZero();
      assertThat(service.stored).hasSize(2);
    }
  }

  @Test
  void import_shiftToNow_movesTheLastWeekToTheLastCompleteOne() throws Exception {
    try (FakeEventService service = new FakeEventService(NEVER)) {
      Path file = Files.write(directory.resolve("events.jsonl"), lines(1));

      CommandRun run =
          CommandRun.of("import", "--shift-to-now", "--target", service.target(), file.toString());

      assertThat(run.exit()).isZero();
      // Thursday 12 March 2026 becomes Thursday of the week before Saturday 21 November 2026: 35
      // weeks later.
      assertThat(service.stored.keySet()).containsExactly("f-0+35w");
      assertThat(
              Timestamps.toString(
                  service.stored.values().iterator().next().getFeedback().getTime()))
          .isEqualTo("2026-11-12T18:00:00Z");
    }
  }

  @Test
  void import_csv_mapsColumns() throws Exception {
    try (FakeEventService service = new FakeEventService(NEVER)) {
      Path file = directory.resolve("reviews.csv");
      Files.writeString(
          file,
          """
          reviewId,userName,content,score,at
          r-1,Ann,"Kicks me out, again",1,2026-03-12 18:00:00
          r-2,Bob,fine,five,2026-03-12 19:00:00
          """);

      CommandRun run =
          CommandRun.of(
              "import",
              "--as",
              "feedback",
              "--set",
              "source=APP_REVIEW",
              "--reject-file",
              directory.resolve("rejects.csv").toString(),
              "--target",
              service.target(),
              file.toString());

      assertThat(run.exit()).isEqualTo(1);
      assertThat(service.stored.values())
          .singleElement()
          .satisfies(
              event -> {
                assertThat(event.getFeedback().getFeedbackId()).isEqualTo("r-1");
                assertThat(event.getFeedback().getVerbatim()).isEqualTo("Kicks me out, again");
                assertThat(event.getFeedback().getRating()).isEqualTo(1);
              });
      assertThat(Files.readAllLines(directory.resolve("rejects.csv")))
          .containsExactly(
              "reviewId,userName,content,score,at", "r-2,Bob,fine,five,2026-03-12 19:00:00");
      assertThat(Files.readString(directory.resolve("rejects.csv.reasons.txt")))
          .isEqualTo("line 3: rating: expected a number\n");
    }
  }

  @Test
  void import_csvWithoutKind_isWrongUsage() {
    CommandRun run = CommandRun.of("import", "reviews.csv");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--as feedback or --as accounts");
  }

  private CommandRun importFile(FakeEventService service, List<String> lines) throws IOException {
    return run(service, Files.write(directory.resolve("events.jsonl"), lines));
  }

  private CommandRun run(FakeEventService service, Path file) {
    return CommandRun.of(
        "import",
        "--target",
        service.target(),
        "--reject-file",
        directory.resolve("rejects.jsonl").toString(),
        file.toString());
  }

  private static List<String> lines(int count) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lines.add(
          ("{\"eventId\":\"f-%d\",\"feedback\":{\"feedbackId\":\"fb-%d\",\"source\":\"NPS\","
                  + "\"verbatim\":\"fine\",\"time\":\"2026-03-12T18:00:00Z\"}}")
              .formatted(i, i));
    }
    return lines;
  }
}
