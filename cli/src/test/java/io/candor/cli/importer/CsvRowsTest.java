package io.candor.cli.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.util.Timestamps;
import io.candor.ingest.v1.Account;
import io.candor.ingest.v1.Event;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CsvRowsTest {
  @Test
  void feedback_commonHeaders_areGuessed() throws IOException {
    Event event = single("id,Rating,text,at,App Version\nr1,4,good,2026-01-02 03:04:05,1.2\n");

    assertThat(event.getFeedback().getFeedbackId()).isEqualTo("r1");
    assertThat(event.getFeedback().getRating()).isEqualTo(4);
    assertThat(event.getFeedback().getAppVersion()).isEqualTo("1.2");
    assertThat(Timestamps.toString(event.getFeedback().getTime()))
        .isEqualTo("2026-01-02T03:04:05Z");
  }

  @Test
  void feedback_sameRow_givesTheSameEvent() throws IOException {
    String row = "rating,text,at\n1,bad,2026-01-02\n";

    assertThat(single(row)).isEqualTo(single(row));
    assertThat(single(row).getEventId())
        .isNotEqualTo(single("rating,text,at\n2,bad,2026-01-02\n").getEventId());
  }

  @Test
  void feedback_emptyCells_areAbsent() throws IOException {
    Event event = single("rating,text,at,app_version\n,hello,2026-01-02,\n");

    assertThat(event.getFeedback().hasRating()).isFalse();
    assertThat(event.getFeedback().hasAppVersion()).isFalse();
  }

  @Test
  void feedback_scaleAndZone_areApplied() throws IOException {
    CsvOptions options =
        new CsvOptions(
            CsvKind.FEEDBACK,
            Map.of("verbatim", "Meinung", "rating", "Note"),
            Map.of("source", "NPS"),
            0.0,
            10.0,
            "dd.MM.yyyy HH:mm",
            ZoneId.of("Europe/Berlin"),
            ';');

    Event event =
        parsed(entries("Meinung;Note;Date\ngut;9;02.07.2026 12:00\n", options).getFirst());

    assertThat(event.getFeedback().getScale().getMax()).isEqualTo(10);
    assertThat(event.getFeedback().getSource().name()).isEqualTo("NPS");
    assertThat(Timestamps.toString(event.getFeedback().getTime()))
        .isEqualTo("2026-07-02T10:00:00Z");
  }

  @Test
  void accounts_moneyAndDates_areRead() throws IOException {
    CsvOptions options = plain(CsvKind.ACCOUNTS);

    Event event =
        parsed(
            entries(
                    "account_id,name,segment,arr,currency,renewal date\n"
                        + "a-1,Globex,mid-market,\"12,000.50\",eur,2026-09-30\n",
                    options)
                .getFirst());

    assertThat(event.getAccount().getSegment()).isEqualTo(Account.Segment.MID_MARKET);
    assertThat(event.getAccount().getArr().getUnits()).isEqualTo(12_000);
    assertThat(event.getAccount().getArr().getNanos()).isEqualTo(500_000_000);
    assertThat(event.getAccount().getRenewalDate().getMonth()).isEqualTo(9);
  }

  @Test
  void brokenUtf8_refusesOnlyItsRow() throws IOException {
    byte[] bytes =
        "text,at\nna\u00efve,2026-01-01\nplain,2026-01-01\n".getBytes(StandardCharsets.ISO_8859_1);

    List<EventSource.Entry> entries = entries(bytes, plain(CsvKind.FEEDBACK));

    assertThat(refusal(entries.getFirst()).reason()).isEqualTo("not valid UTF-8");
    assertThat(parsed(entries.get(1)).getFeedback().getVerbatim()).isEqualTo("plain");
  }

  @Test
  void wrongCellCount_refusesTheRow() throws IOException {
    List<EventSource.Entry> entries =
        entries("text,at\na,2026-01-01,surplus\n", plain(CsvKind.FEEDBACK));

    assertThat(refusal(entries.getFirst()).reason()).isEqualTo("3 cells (expected: 2)");
  }

  @Test
  void unclosedQuote_endsInsteadOfFillingMemory() {
    String text = "text,at\n\"" + "endless\n".repeat(400_000);

    assertThatThrownBy(() -> entries(text, plain(CsvKind.FEEDBACK)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is a quote not closed?");
  }

  @Test
  void unknownColumn_saysWhatTheFileHas() {
    CsvOptions options =
        new CsvOptions(
            CsvKind.FEEDBACK,
            Map.of("rating", "stars"),
            Map.of(),
            null,
            null,
            null,
            ZoneId.of("UTC"),
            ',');

    assertThatThrownBy(() -> entries("text,at\n", options))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("--map: no column 'stars' (the file has: text, at)");
  }

  @Test
  void missingRequiredColumn_isNamed() {
    assertThatThrownBy(() -> entries("words,at\n", plain(CsvKind.FEEDBACK)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "no column for verbatim (the file has: words, at); name it with --map"
                + " verbatim=COLUMN");
  }

  private static Event single(String csv) throws IOException {
    return parsed(entries(csv, plain(CsvKind.FEEDBACK)).getFirst());
  }

  private static CsvOptions plain(CsvKind kind) {
    return new CsvOptions(kind, Map.of(), Map.of(), null, null, null, ZoneId.of("UTC"), ',');
  }

  private static Event parsed(EventSource.Entry entry) {
    return ((EventSource.Parsed) entry).submission().event();
  }

  private static Refusal refusal(EventSource.Entry entry) {
    return ((EventSource.Refused) entry).refusal();
  }

  private static List<EventSource.Entry> entries(String csv, CsvOptions options)
      throws IOException {
    return entries(csv.getBytes(StandardCharsets.UTF_8), options);
  }

  private static List<EventSource.Entry> entries(byte[] csv, CsvOptions options)
      throws IOException {
    List<EventSource.Entry> entries = new ArrayList<>();
    try (CsvRows rows = new CsvRows(new ByteArrayInputStream(csv), options)) {
      for (EventSource.Entry entry = rows.next(); entry != null; entry = rows.next()) {
        entries.add(entry);
      }
    }
    return entries;
  }
}
