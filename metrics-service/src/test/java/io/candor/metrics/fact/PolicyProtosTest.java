package io.candor.metrics.fact;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import io.candor.metrics.v1.ConversationFact;
import io.candor.metrics.v1.PolicyIncident;
import io.candor.metrics.v1.PolicyIncident.PolicyClass;
import io.candor.metrics.v1.PolicyIncident.Status;
import org.junit.jupiter.api.Test;

class PolicyProtosTest {
  @Test
  void whatReviewersOverruled_isNoIncident_andIsNotQuoted() {
    ConversationFact fact =
        ConversationFact.newBuilder()
            .addPolicyIncidents(incident(PolicyClass.REFUND_AND_PRICING, Status.OVERRULED))
            .addPolicyIncidents(incident(PolicyClass.WARRANTY_AND_SERVICE_LEVEL, Status.CONFIRMED))
            .addPolicyIncidents(incident(PolicyClass.CAPABILITY_OVERREACH, Status.AUTOMATIC))
            .build();

    assertThat(PolicyProtos.counts(fact))
        .satisfies(
            counts -> {
              assertThat(counts.class01()).isZero();
              assertThat(counts.class02()).isEqualTo(1);
              assertThat(counts.class03()).isZero();
              assertThat(counts.class04()).isEqualTo(1);
            });
    assertThat(PolicyProtos.excerpts(fact))
        .extracting(Conversation.PolicyExcerpt::policyClass)
        .containsExactly("02", "04");
  }

  private static PolicyIncident incident(PolicyClass policyClass, Status status) {
    return PolicyIncident.newBuilder()
        .setPolicyClass(policyClass)
        .setAssertionId("a")
        .setTime(Timestamp.newBuilder().setSeconds(1))
        .setExcerpt("words")
        .setStatus(status)
        .build();
  }
}
