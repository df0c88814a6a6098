package io.candor.alert.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.alert.finding.Finding;
import io.candor.alert.finding.FindingProtos;
import io.candor.alert.testing.FindingMessages;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which finding speaks for an incident.
class FindingSetTest {

  @Test
  void leading_ofThoseAsUrgent_theOneThatHitsMost() {
    Finding large = spike("f2", "login_loop", 0.9);
    Finding small = spike("f1", "app_slowness", 0.1);
    Finding smaller = spike("f3", "white_screen", 0.05);

    assertThat(new FindingSet(List.of(small, large, smaller)).leading()).isEqualTo(large);
    assertThat(FindingSet.EMPTY.with(large).with(smaller).with(small).findings())
        .containsExactly(large, small, smaller);
  }

  private static Finding spike(String id, String theme, double priority) {
    var finding = FindingMessages.loginLoop("default").setName("workspaces/default/findings/" + id);
    finding.getScopeBuilder().setThemeId(theme);
    finding.getImpactBuilder().setPriority(priority);
    return FindingProtos.fromProto(finding.build());
  }
}
