package io.candor.kit.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candor.kit.error.CandorException;
import io.candor.kit.error.KitReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceNameTest {
  @ParameterizedTest
  @CsvSource({
    "conv-9, conv-9",
    "a/b, a%2Fb",
    "a b, a%20b",
    "50%, 50%25",
    "ä, %C3%A4",
    "😀, %F0%9F%98%80",
    "jo@example.com, jo%40example.com",
    "A.z_0~9-, A.z_0~9-"
  })
  void id_isEncodedAndComesBack(String id, String encoded) {
    ResourceName name = new ResourceName("default", "conversations", id);

    assertThat(name).hasToString("workspaces/default/conversations/" + encoded);
    assertThat(name.key()).isEqualTo("conversations/" + encoded);
    assertThat(ResourceName.parse(name.toString(), "conversations")).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "workspaces/default",
        "workspaces/default/conversations/",
        "workspaces/default/conversations/a/b",
        "workspaces/default/accounts/a",
        "workspaces/Default/conversations/a",
        "workspaces/../conversations/a",
        "workspaces//conversations/a",
        "/workspaces/default/conversations/a",
        "projects/default/conversations/a",
        "workspaces/default/conversations/a b",
        "workspaces/default/conversations/ä",
        "workspaces/default/conversations/%",
        "workspaces/default/conversations/%4",
        "workspaces/default/conversations/%zz",
        "workspaces/default/conversations/%61",
        "workspaces/default/conversations/a%2fb",
        "workspaces/default/conversations/%C3",
        "workspaces/default/conversations/%FF",
      })
  void otherForms_areRefused(String name) {
    assertThatThrownBy(() -> ResourceName.parse(name, "conversations"))
        .isInstanceOfSatisfying(
            CandorException.class,
            e -> assertThat(e.reason()).isEqualTo(KitReason.RESOURCE_NAME_INVALID));
  }

  @Test
  void workspace_alone() {
    assertThat(ResourceName.parseWorkspace("workspaces/acme-1")).isEqualTo("acme-1");
    assertThat(ResourceName.ofWorkspace("acme-1")).isEqualTo("workspaces/acme-1");
    assertThatThrownBy(() -> ResourceName.parseWorkspace("workspaces/acme-1/"))
        .isInstanceOf(CandorException.class);
    assertThatThrownBy(() -> ResourceName.parseWorkspace("acme-1"))
        .isInstanceOf(CandorException.class);
  }

  @Test
  void dots_areAnIdAndNoWayUp() {
    assertThat(new ResourceName("default", "conversations", "..").toString())
        .isEqualTo("workspaces/default/conversations/..");
  }
}
