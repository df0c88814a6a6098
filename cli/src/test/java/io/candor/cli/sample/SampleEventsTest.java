package io.candor.cli.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.protobuf.util.JsonFormat;
import io.candor.ingest.v1.Event;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

final class SampleEventsTest {
  private static final Path CHECKED_IN = Path.of("..", "samples", "pinecrate.jsonl.gz");

  private final List<String> lines = SampleEvents.lines();

  /// Regenerate with `./candor sample samples/pinecrate.jsonl.gz`.
  @Test
  void lines_equalTheCheckedInFile() throws IOException {
    assertThat(lines.equals(SampleEvents.lines())).isTrue();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(CHECKED_IN)), StandardCharsets.UTF_8))) {
      // Line by line: a difference is told by its first line, not by all of them.
      for (String line : lines) {
        assertThat(reader.readLine()).isEqualTo(line);
      }
      assertThat(reader.readLine()).isNull();
    }
  }

  @Test
  void file_isSmall() throws IOException {
    assertThat(Files.size(CHECKED_IN)).isLessThan(1_000_000);
    assertThat(lines).hasSizeBetween(3_000, 6_000);
  }

  @Test
  void lines_areEvents() throws IOException {
    for (String line : lines) {
      Event.Builder event = Event.newBuilder();
      JsonFormat.parser().merge(line, event);
      assertThat(event.getBodyCase()).isNotEqualTo(Event.BodyCase.BODY_NOT_SET);
    }
  }

  @Test
  void everyKindOfEvent_occurs() {
    assertThat(lines.stream().map(SampleEventsTest::kind).distinct())
        .containsExactlyInAnyOrder(
            "account",
            "deployment",
            "release",
            "conversation",
            "turn",
            "toolCall",
            "handoff",
            "closure",
            "survey",
            "feedback");
  }

  @Test
  void noTime_isAfterTheEnd() {
    // Everything has been observed by the end of the last week: nothing lies ahead of an importer.
    String end = SampleCalendar.end().toString();
    assertThat(bodies("survey").map(survey -> survey.get("answerTime").getAsString()))
        .allMatch(time -> time.compareTo(end) < 0);
    assertThat(bodies("feedback").map(feedback -> feedback.get("time").getAsString()))
        .allMatch(time -> time.compareTo(end) < 0);
  }

  @Test
  void loginComplaints_riseInTheLastWeek() {
    List<String> complaints = Phrases.load(new Random(0)).all("login.bad");
    String release = SampleCalendar.loginRelease().toString();
    long after =
        Stream.concat(bodies("survey"), bodies("feedback"))
            .filter(body -> body.has("verbatim"))
            .filter(body -> complaints.contains(body.get("verbatim").getAsString()))
            .filter(body -> time(body).compareTo(release) > 0)
            .count();

    assertThat(after).isGreaterThanOrEqualTo(25);
  }

  private static String time(JsonObject body) {
    return body.get(body.has("answerTime") ? "answerTime" : "time").getAsString();
  }

  private Stream<JsonObject> bodies(String kind) {
    return lines.stream()
        .filter(line -> kind(line).equals(kind))
        .map(line -> JsonParser.parseString(line).getAsJsonObject().getAsJsonObject(kind));
  }

  private static String kind(String line) {
    // {"eventId":"...","kind":{
    return line.split("\"", 7)[5];
  }
}
