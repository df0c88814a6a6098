package io.candor.classifier.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.kit.error.CandorException;
import io.candor.kit.error.FieldViolation;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaxonomyYamlTest {
  private static final String OTHER = "archetypes: [{id: other, name: Other}]\n";

  @Test
  void whatWasWritten_isReadBackTheSame() {
    Taxonomy taxonomy = DefaultTaxonomy.load();

    assertThat(TaxonomyYaml.read(TaxonomyYaml.write(taxonomy), 1)).isEqualTo(taxonomy);
  }

  @Test
  void everyMistake_isNamedAtOnce_withItsPlace() {
    assertThat(
            violations(
                """
                areas:
                  - {id: a, name: A, ownr: x, themes: [{id: t, name: 7}, {id: 'b c', name: B}]}
                  - nonsense
                archetypes: [{id: other, name: Other, tier: high}]
                """))
        .extracting(FieldViolation::field)
        .containsExactlyInAnyOrder(
            "areas[a].ownr",
            "areas[a].themes[t].name",
            "areas[a].themes[b c]",
            "areas[1]",
            "archetypes[other].tier");
  }

  @Test
  void circlesDuplicatesAndUnknownParents_areRefused() {
    assertThat(
            violations(
                """
                areas:
                  - id: a
                    name: A
                    themes:
                      - {id: x, name: X, parent: y}
                      - {id: y, name: Y, parent: x}
                      - {id: z, name: Z, parent: gone}
                      - {id: z, name: Z}
                """
                    + OTHER))
        .extracting(FieldViolation::field)
        .containsExactlyInAnyOrder(
            "themes[z]",
            "themes[x].parent_theme_id",
            "themes[y].parent_theme_id",
            "themes[z].parent_theme_id");
  }

  @Test
  void brokenYaml_isToldByItsLine_andNotQuoted() {
    assertThat(violations("areas:\n  - id: a\n   name: secret words\n"))
        .containsExactly(new FieldViolation("yaml", "is no YAML at line 3"));
    assertThat(violations("just words")).extracting(FieldViolation::field).contains("yaml");
    assertThat(violations("a: &a [x]\nb: !!javax.script.ScriptEngineManager []\n"))
        .extracting(FieldViolation::field)
        .contains("yaml");
  }

  @Test
  void tenThousandThemes_areRead_andOneMoreIsRefused() {
    assertThat(TaxonomyYaml.read(themes(10_000), 1).themes()).hasSize(10_000);
    assertThat(violations(themes(10_001)))
        .containsExactly(new FieldViolation("themes", "10001 entries (expected: at most 10000)"));
  }

  @Test
  void imported_keepsWhatTheSystemKnows_andRetiresWhatIsNotNamed() {
    Taxonomy before = DefaultTaxonomy.load();
    Taxonomy read =
        TaxonomyYaml.read(
            "areas: [{id: billing, name: Money, themes: [{id: price_rise, name: Dearer}]}]\n"
                + OTHER,
            1);

    Taxonomy after = TaxonomyImport.replace(before, read).taxonomy();

    assertThat(after.version()).isEqualTo(2);
    assertThat(after.themes()).hasSameSizeAs(before.themes());
    assertThat(after.themes().stream().filter(Theme::isAssignable).map(Theme::displayName))
        .containsExactly("Dearer");
    assertThat(after.areas()).contains(new Area("billing", "Money", "", "", List.of()));
  }

  private static String themes(int count) {
    StringBuilder yaml = new StringBuilder("areas:\n  - id: a\n    name: A\n    themes:\n");
    for (int i = 0; i < count; i++) {
      yaml.append("      - {id: t").append(i).append(", name: Theme ").append(i).append("}\n");
    }
    return yaml + OTHER;
  }

  private static List<FieldViolation> violations(String yaml) {
    try {
      TaxonomyYaml.read(yaml, 1);
    } catch (CandorException e) {
      return e.fieldViolations();
    }
    throw new AssertionError("nothing was found wrong");
  }
}
