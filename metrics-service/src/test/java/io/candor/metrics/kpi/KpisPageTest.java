package io.candor.metrics.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.candor.metrics.v1.PanelRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// KPIS.md says where everything is; this says whether it is true.
class KpisPageTest {

  private static final String PACKAGE = "io.candor.metrics.";
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Path COUNTERS =
      Path.of("src/main/resources/db/metrics/V3__create_counters.sql");

  @Test
  void table_hasTheTwelveKpis() throws IOException {
    List<Integer> numbers = rows().map(row -> Integer.valueOf(row.get(0))).toList();

    assertThat(numbers).containsExactlyElementsOf(IntStream.rangeClosed(1, 12).boxed().toList());
  }

  @Test
  void table_classesAndTestsExist() throws IOException {
    assertThat(rows().flatMap(row -> Stream.of(code(row.get(5)), code(row.get(8)))))
        .allSatisfy(name -> assertThat(Class.forName(PACKAGE + name)).isNotNull());
  }

  @Test
  void table_countersAreColumns() throws IOException {
    String sql = Files.readString(COUNTERS);

    assertThat(rows().flatMap(row -> codes(row.get(6))))
        .isNotEmpty()
        .allSatisfy(
            column -> assertThat(sql).containsPattern("\\n  " + column + " (bigint|numeric)"));
  }

  @Test
  void table_contractHasTheFields() throws IOException {
    assertThat(rows().map(row -> code(row.get(7))))
        .allSatisfy(path -> assertThat(has(PanelRow.getDescriptor(), path)).isTrue());
  }

  @Test
  void page_classesOfTheOtherTablesExist() throws IOException {
    assertThat(
            page()
                .flatMap(KpisPageTest::codes)
                .filter(name -> name.matches("[a-z]+\\.[A-Z][A-Za-z]+")))
        .hasSizeGreaterThan(30)
        .allSatisfy(name -> assertThat(Class.forName(PACKAGE + name)).isNotNull());
  }

  private static boolean has(Descriptor message, String path) {
    Descriptor at = message;
    for (String name : path.split("\\.")) {
      FieldDescriptor field = at.findFieldByName(name);
      if (field == null) {
        return false;
      }
      at = field.getMessageType();
    }
    return true;
  }

  /// The cells of the table of KPIs.
  private static Stream<List<String>> rows() throws IOException {
    return page()
        .filter(line -> line.matches("\\| \\d+ \\|.*"))
        .map(line -> Stream.of(line.substring(1).split("\\|")).map(String::strip).toList());
  }

  private static Stream<String> page() throws IOException {
    return Files.readAllLines(Path.of("KPIS.md")).stream();
  }

  private static String code(String cell) {
    return codes(cell).findFirst().orElseThrow();
  }

  private static Stream<String> codes(String text) {
    Matcher matcher = CODE.matcher(text);
    return matcher.results().map(result -> result.group(1)).toList().stream();
  }
}
