package io.candor.classifier.taxonomy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TaxonomyTest {
  private static final String OTHER = "archetypes: [{id: other, name: Other}]\n";

  @Test
  void sameIdTwice_isRefused() {
    assertThatThrownBy(() -> read("areas: [{id: a, name: A}, {id: a, name: B}]\n" + OTHER))
        .hasMessage("area ids: every id may stand only once");
  }

  @Test
  void idWithAStrangeForm_isRefused() {
    assertThatThrownBy(() -> read("areas: [{id: 'a b', name: A}]\n" + OTHER))
        .hasMessageStartingWith("area id: ");
  }

  @Test
  void missingOther_isRefused() {
    assertThatThrownBy(() -> read("archetypes: [{id: returns, name: Returns, tier: 2}]"))
        .hasMessage("archetypes: `other` is missing");
  }

  @Test
  void tierAndBandOutsideTheirRange_areRefused() {
    assertThatThrownBy(() -> read("archetypes: [{id: other, name: Other, tier: 4}]"))
        .hasMessage("tier: 4 (expected: 0..3)");
    assertThatThrownBy(
            () -> read("archetypes: [{id: other, name: Other, band: {min: 0.5, max: 0.4}}]"))
        .hasMessage("deflection band: 0.5..0.4 (expected: 0 <= min <= max <= 1)");
  }

  private static Taxonomy read(String yaml) {
    return TaxonomyYaml.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), 1);
  }
}
