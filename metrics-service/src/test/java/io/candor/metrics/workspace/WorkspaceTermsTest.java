package io.candor.metrics.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.classifier.v1.Archetype;
import io.candor.classifier.v1.DeflectionBand;
import io.candor.classifier.v1.Taxonomy;
import io.candor.metrics.settings.Band;
import io.candor.metrics.settings.TierSettings;
import io.candor.metrics.taxonomy.TaxonomyProtos;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/// What a workspace's taxonomy decides about its figures.
final class WorkspaceTermsTest {

  @Test
  void band_ofTheArchetype_goesBeforeThatOfItsTier() {
    TierSettings tiers =
        tiers(
            Archetype.newBuilder()
                .setArchetypeId("warranty")
                .setTier(3)
                .setBand(DeflectionBand.newBuilder().setMin(0.07).setMax(0.29)),
            Archetype.newBuilder().setArchetypeId("returns").setTier(2));

    // 0.07 and 0.29 as people write them, not as binary fractions.
    assertThat(tiers.band("warranty"))
        .contains(new Band(new BigDecimal("7"), new BigDecimal("29")));
    assertThat(tiers.band("returns"))
        .contains(new Band(BigDecimal.valueOf(15), BigDecimal.valueOf(30)));
    assertThat(tiers.tier("order_status")).isEmpty();
  }

  @Test
  void band_thatEndsBeforeItBegins_isLeftOut() {
    TierSettings tiers =
        tiers(
            Archetype.newBuilder()
                .setArchetypeId("warranty")
                .setBand(DeflectionBand.newBuilder().setMin(0.5).setMax(0.4)));

    assertThat(tiers.band("warranty")).isEmpty();
  }

  private static TierSettings tiers(Archetype.Builder... archetypes) {
    Taxonomy.Builder taxonomy = Taxonomy.newBuilder();
    for (Archetype.Builder archetype : archetypes) {
      taxonomy.addArchetypes(archetype);
    }
    return WorkspaceTerms.of(ZoneOffset.UTC, TaxonomyProtos.parse(taxonomy.build().toByteArray()))
        .settings()
        .tiers();
  }
}
