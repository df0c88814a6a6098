package io.candor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.alert.testing.AlertService;
import io.candor.alert.testing.DirectiveCalls;
import io.candor.alert.testing.FindingMessages;
import io.candor.alert.v1.DeclareDeploymentRequest;
import io.candor.alert.v1.DeploymentSnapshot;
import io.candor.alert.v1.DeploymentState;
import io.candor.alert.v1.Finding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// What a bot is to do is known without anybody declaring it, from its producer's word.
class DeploymentStateIT {
  @AutoClose private static final AlertService service = AlertService.start(Map.of());
  private static final DirectiveCalls calls = new DirectiveCalls(service);

  @Test
  void producersWord_isKnown_andTheNewerOneCounts() {
    String workspace = AlertService.newWorkspace();
    assertThat(state(workspace).getDeflectionListKnown()).isFalse();
    service.write(workspace, finding(workspace, 1, snapshot(3, "1.4.0", "billing_dispute")));
    assertThat(state(workspace).getDeflectionListList()).containsExactly("billing_dispute");
    assertThat(state(workspace).getBotVersion()).isEqualTo("1.4.0");
    assertThat(state(workspace).getThresholdsList())
        .singleElement()
        .returns(0.7, DeploymentState.Threshold::getMinConfidence);

    service.write(
        workspace, finding(workspace, 2, snapshot(5, "1.5.0", "billing_dispute", "returns")));
    service.write(workspace, finding(workspace, 3, snapshot(4, "1.4.1", "returns")));
    assertThat(state(workspace).getDeflectionListList())
        .containsExactly("billing_dispute", "returns");
    assertThat(state(workspace).getBotVersion()).isEqualTo("1.5.0");
    assertThat(audited(workspace)).containsExactly("deployment.observed", "deployment.observed");
  }

  @Test
  void declaration_standsAgainstTheProducersWord() {
    String workspace = AlertService.newWorkspace();
    service.write(workspace, finding(workspace, 1, snapshot(3, "1.4.0", "billing_dispute")));
    var declared =
        service
            .directives()
            .declareDeployment(
                DeclareDeploymentRequest.newBuilder()
                    .setParent("workspaces/" + workspace)
                    .setDeploymentId("helpbot")
                    .addDeflectionList("order_status")
                    .setActor("maria@example.com")
                    .build());
    assertThat(declared.getState().getDeflectionListList()).containsExactly("order_status");
    service.write(workspace, finding(workspace, 2, snapshot(9, "2.0.0", "returns")));
    assertThat(state(workspace).getDeflectionListList()).containsExactly("order_status");
  }

  @Test
  void silentProducer_saysNothing() {
    String workspace = AlertService.newWorkspace();
    DeploymentSnapshot silent =
        DeploymentSnapshot.newBuilder().setDeploymentId("helpbot").setRevision(1).build();
    service.write(workspace, finding(workspace, 1, silent));
    assertThat(state(workspace).getDeflectionListKnown()).isFalse();
    service.write(
        workspace,
        finding(workspace, 2, silent.toBuilder().setRevision(2).setBotVersion("1.0").build()));
    assertThat(state(workspace).getDeflectionListKnown()).isFalse();
    assertThat(state(workspace).getBotVersion()).isEqualTo("1.0");
  }

  private static Finding finding(String workspace, long revision, DeploymentSnapshot snapshot) {
    return FindingMessages.rollback(workspace)
        .setRevision(revision)
        .setNotify(false)
        .setDeployment(snapshot)
        .build();
  }

  private static DeploymentSnapshot snapshot(long revision, String version, String... archetypes) {
    return DeploymentSnapshot.newBuilder()
        .setDeploymentId("helpbot")
        .setRevision(revision)
        .addAllDeflectionList(List.of(archetypes))
        .putConfidenceThresholds("billing_dispute", 0.7)
        .setBotVersion(version)
        .build();
  }

  private static DeploymentState state(String workspace) {
    return calls.state(workspace, null).getOrdered();
  }

  private static List<String> audited(String workspace) {
    return calls.actions(workspace).stream()
        .filter(action -> action.startsWith("deployment."))
        .toList();
  }
}
