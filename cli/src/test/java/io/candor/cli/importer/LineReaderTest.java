package io.candor.cli.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class LineReaderTest {
  @Test
  void next_lastLineWithoutLineFeed_isRead() throws IOException {
    assertThat(texts(reader("one\n\ntwo", 10))).containsExactly("one", "", "two");
  }

  @Test
  void next_emptyInput_hasNoLines() throws IOException {
    assertThat(reader("", 10).next()).isNull();
  }

  @Test
  void next_linesLongerThanTheBuffer_areRead() throws IOException {
    String longLine = "x".repeat(200_000);

    assertThat(texts(reader(longLine + "\nshort\n", 300_000))).containsExactly(longLine, "short");
  }

  @Test
  void next_exactlyTheMaximum_isComplete() throws IOException {
    LineReader.Line line = Objects.requireNonNull(reader("12345\n6", 5).next());

    assertThat(line.complete()).isTrue();
  }

  @Test
  void next_tooLongLine_isPassedOverWhenNotCopied() throws IOException {
    LineReader reader = reader("123456789\nok\n", 5);

    LineReader.Line first = Objects.requireNonNull(reader.next());
    LineReader.Line second = Objects.requireNonNull(reader.next());

    assertThat(first.complete()).isFalse();
    assertThat(second.number()).isEqualTo(2);
    assertThat(new String(second.bytes(), StandardCharsets.UTF_8)).isEqualTo("ok");
  }

  @Test
  void copyRest_tooLongLine_givesTheOriginal() throws IOException {
    String longLine = "y".repeat(150_000);
    LineReader reader = reader(longLine + "\nok", 5);
    ByteArrayOutputStream copy = new ByteArrayOutputStream();

    LineReader.Line first = Objects.requireNonNull(reader.next());
    copy.write(first.bytes());
    reader.copyRest(copy);

    assertThat(copy.toString(StandardCharsets.UTF_8)).isEqualTo(longLine);
    assertThat(texts(reader)).containsExactly("ok");
  }

  private static LineReader reader(String text, int maxLineBytes) {
    return new LineReader(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), maxLineBytes);
  }

  private static List<String> texts(LineReader reader) throws IOException {
    List<String> texts = new ArrayList<>();
    for (LineReader.Line line = reader.next(); line != null; line = reader.next()) {
      texts.add(new String(line.bytes(), StandardCharsets.UTF_8));
    }
    return texts;
  }
}
