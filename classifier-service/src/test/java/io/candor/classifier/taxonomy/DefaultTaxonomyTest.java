package io.candor.classifier.taxonomy;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DefaultTaxonomyTest {
  private final Taxonomy taxonomy = DefaultTaxonomy.load();

  @Test
  void archetypes_areTheNineOfTheKpiRulesAndOther() {
    Map<String, Integer> tiers =
        taxonomy.archetypes().stream().collect(toMap(Archetype::id, Archetype::tier));

    assertThat(tiers)
        .containsOnly(
            Map.entry("order_status", 1),
            Map.entry("password_reset", 1),
            Map.entry("basic_billing", 1),
            Map.entry("shipping_policy", 2),
            Map.entry("returns", 2),
            Map.entry("plan_comparison", 2),
            Map.entry("billing_dispute", 3),
            Map.entry("plan_change", 3),
            Map.entry("cancellation", 3),
            Map.entry("other", 0));
  }

  @Test
  void bands_areThoseOfTheTiers() {
    for (Archetype archetype : taxonomy.archetypes()) {
      DeflectionBand expected =
          switch (archetype.tier()) {
            case 1 -> new DeflectionBand(0.40, 0.60);
            case 2 -> new DeflectionBand(0.15, 0.30);
            case 3 -> new DeflectionBand(0.03, 0.10);
            default -> null;
          };
      assertThat(archetype.effectiveBand()).isEqualTo(expected);
    }
  }

  @Test
  void everyAreaHasAnOwnerAndThemes_andEveryEntryHasExamples() {
    for (Area area : taxonomy.areas()) {
      assertThat(area.owner()).contains("@");
      assertThat(area.description()).isNotBlank();
      assertThat(area.examples()).hasSizeGreaterThanOrEqualTo(8);
      assertThat(taxonomy.themes()).anyMatch(theme -> theme.areaId().equals(area.id()));
    }
    assertThat(taxonomy.themes()).allMatch(theme -> theme.examples().size() >= 4);
    assertThat(taxonomy.archetypes()).allMatch(archetype -> archetype.examples().size() >= 8);
  }

  @Test
  void noExample_standsForTwoThings() {
    Set<String> seen = new HashSet<>();
    for (List<String> examples : taxonomy.themes().stream().map(Theme::examples).toList()) {
      assertThat(examples).allMatch(seen::add);
    }
  }
}
