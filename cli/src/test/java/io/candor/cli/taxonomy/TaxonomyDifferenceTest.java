package io.candor.cli.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.classifier.v1.Area;
import io.candor.classifier.v1.Taxonomy;
import io.candor.classifier.v1.Theme;
import org.junit.jupiter.api.Test;

final class TaxonomyDifferenceTest {
  @Test
  void everyEntryThatDiffers_isNamed_withWhatChanged() {
    Taxonomy before =
        Taxonomy.newBuilder()
            .addAreas(
                Area.newBuilder().setAreaId("billing").setOwner("a@example.com").addExamples("x"))
            .addThemes(Theme.newBuilder().setThemeId("gone"))
            .build();
    Taxonomy after =
        Taxonomy.newBuilder()
            .addAreas(Area.newBuilder().setAreaId("billing").setOwner("b@example.com"))
            .addThemes(Theme.newBuilder().setThemeId("fresh"))
            .build();

    assertThat(TaxonomyDifference.lines(before, after))
        .containsExactly(
            "~ area billing: owner 'a@example.com' -> 'b@example.com'",
            "+ theme fresh",
            "- theme gone");
    assertThat(TaxonomyDifference.lines(after, after))
        .containsExactly("No difference but, perhaps, in examples.");
  }
}
