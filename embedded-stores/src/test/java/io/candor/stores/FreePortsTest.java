package io.candor.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

final class FreePortsTest {

  @Test
  void choose_differentPortsThatNoOutgoingConnectionIsGiven() {
    assertThat(FreePorts.choose(20)).doesNotHaveDuplicates().allMatch(port -> port < 32_768);
  }

  @Test
  void isFree_falseWhileSomebodyListens() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(FreePorts.isFree(server.getLocalPort())).isFalse();
    }
  }
}
