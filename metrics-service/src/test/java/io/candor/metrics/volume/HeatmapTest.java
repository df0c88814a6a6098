package io.candor.metrics.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.cell.TestConversations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeatmapTest {

  private static final IsoWeek FIRST = IsoWeek.parse("2026-W10");
  private static final IsoWeek SECOND = FIRST.plusWeeks(1);

  @Test
  void of_areaAndWeek_changeAgainstTheWeekBefore() {
    List<ItemCell> cells = new ArrayList<>();
    answers(cells, FIRST, "billing", "RESOLUTION", 1, 5, 5, 5);
    answers(cells, SECOND, "billing", "RESOLUTION", 2, 1);
    answers(cells, SECOND, "billing", "NPS", 5, 4);

    AreaWeek field = Heatmap.of(cells, SECOND, SECOND).getFirst();

    assertThat(field.counts().rated()).isEqualTo(4);
    assertThat(field.counts().low()).isEqualTo(2);
    // 2 for the rating of 1, 1 for the rating of 2
    assertThat(field.counts().severity()).isEqualTo(3);
    // (2 + 1 + 5 + 4) / 4
    assertThat(field.meanRating()).hasValue(3);
    assertThat(field.lowChange()).isEqualTo(1);
    // 50 % - 25 %
    assertThat(field.lowShareChangePoints().orElseThrow()).isCloseTo(25, within(1e-12));
    assertThat(field.answersBySource()).isEqualTo(Map.of("RESOLUTION", 2L, "NPS", 2L));
  }

  @Test
  void of_unratedPosts_areNoAnswersAndNeverLow() {
    List<ItemCell> cells = new ArrayList<>();
    cells.add(
        new ItemCell(key(FIRST, "billing", "COMMUNITY"), ItemCounts.of(Optional.empty(), true)));

    AreaWeek field = Heatmap.of(cells, FIRST, FIRST).getFirst();

    assertThat(field.counts().items()).isEqualTo(1);
    assertThat(field.lowShare().value()).isEmpty();
    assertThat(field.meanRating()).isEmpty();
    assertThat(field.answersBySource()).isEmpty();
  }

  @Test
  void of_everyAreaInEveryWeek_firstWeekHasNoChangeOfShare() {
    List<ItemCell> cells = new ArrayList<>();
    answers(cells, FIRST, "billing", "NPS", 5);
    answers(cells, SECOND, "reporting", "NPS", 5);

    List<AreaWeek> fields = Heatmap.of(cells, FIRST, SECOND);

    assertThat(fields)
        .extracting(f -> f.week() + " " + f.area() + " " + f.counts().rated())
        .containsExactly(
            "2026-W10 billing 1",
            "2026-W10 reporting 0",
            "2026-W11 billing 0",
            "2026-W11 reporting 1");
    assertThat(fields).allMatch(field -> field.lowShareChangePoints().isEmpty());
  }

  private static void answers(
      List<ItemCell> cells, IsoWeek week, String area, String source, int... ratings) {
    for (int rating : ratings) {
      cells.add(
          new ItemCell(
              key(week, area, source),
              ItemCounts.of(Optional.of(TestConversations.rating(rating)), false)));
    }
  }

  private static ItemKey key(IsoWeek week, String area, String source) {
    return new ItemKey(week, area, "", "SMB", source);
  }
}
