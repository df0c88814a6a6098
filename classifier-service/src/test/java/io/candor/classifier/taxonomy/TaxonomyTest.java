package io.candor.classifier.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candor.kit.error.CandorException;
import io.candor.kit.error.FieldViolation;
import org.junit.jupiter.api.Test;

class TaxonomyTest {
  private static final String OTHER = "archetypes: [{id: other, name: Other}]\n";

  @Test
  void sameIdTwice_isRefused() {
    refused(
        "areas: [{id: a, name: A}, {id: a, name: B}]\n" + OTHER,
        "areas[a]",
        "the id stands more than once");
  }

  @Test
  void idWithAStrangeForm_isRefused() {
    refused(
        "areas: [{id: 'a b', name: A}]\n" + OTHER,
        "areas[a b]",
        "area id: 1 to 128 letters, digits, `.`, `_`, `~` or `-` are expected");
  }

  @Test
  void missingOther_isRefused() {
    refused(
        "archetypes: [{id: returns, name: Returns, tier: 2}]", "archetypes", "`other` is missing");
  }

  @Test
  void tierAndBandOutsideTheirRange_areRefused() {
    refused(
        "archetypes: [{id: other, name: Other, tier: 4}]",
        "archetypes[other]",
        "tier: 4 (expected: 0..3)");
    refused(
        "archetypes: [{id: other, name: Other, band: {min: 0.5, max: 0.4}}]",
        "archetypes[other]",
        "deflection band: 0.5..0.4 (expected: 0 <= min <= max <= 1)");
  }

  private static void refused(String yaml, String field, String description) {
    assertThatThrownBy(() -> TaxonomyYaml.read(yaml, 1))
        .isInstanceOfSatisfying(
            CandorException.class,
            e ->
                assertThat(e.fieldViolations())
                    .containsExactly(new FieldViolation(field, description)));
  }
}
