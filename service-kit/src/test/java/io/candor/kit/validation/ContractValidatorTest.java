package io.candor.kit.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candor.kit.error.CandorException;
import io.candor.kit.error.FieldViolation;
import io.candor.kit.error.KitReason;
import io.candor.operations.v1.ListDeadLettersRequest;
import io.candor.operations.v1.ReplayDeadLettersRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContractValidatorTest {
  private final ContractValidator validator = new ContractValidator();

  @Test
  void validMessage_hasNoViolation() {
    assertThat(
            validator.validate(
                ListDeadLettersRequest.newBuilder().setParent("workspaces/default").build()))
        .isEmpty();
  }

  @Test
  void everyViolation_isReported() {
    assertThat(
            validator.validate(
                ListDeadLettersRequest.newBuilder()
                    .setParent("nowhere")
                    .setPageSize(-1)
                    .setPageToken("x".repeat(1_025))
                    .build()))
        .extracting(FieldViolation::field)
        .containsExactly("parent", "page_size", "page_token");
  }

  @Test
  void items_haveTheirIndex() {
    List<FieldViolation> violations =
        validator.validate(
            ReplayDeadLettersRequest.newBuilder()
                .setParent("workspaces/default")
                .addNames("short")
                .addNames("x".repeat(1_025))
                .build());

    assertThat(violations).extracting(FieldViolation::field).containsExactly("names[1]");
    // The value may be a customer's text; it is not repeated.
    assertThat(violations.getFirst().description()).doesNotContain("xxx");
  }

  @Test
  void check_throwsThemAll() {
    assertThatThrownBy(() -> validator.check(ListDeadLettersRequest.getDefaultInstance()))
        .isInstanceOfSatisfying(
            CandorException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(KitReason.REQUEST_INVALID);
              assertThat(e.fieldViolations()).hasSize(1);
            });
  }
}
