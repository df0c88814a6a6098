package io.candor.metrics.recount;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.FieldMask;
import com.google.protobuf.util.Durations;
import io.candor.metrics.counter.CounterDeltas;
import io.candor.metrics.testing.MetricsServer;
import io.candor.metrics.testing.RandomFacts;
import io.candor.metrics.v1.CsatValues;
import io.candor.metrics.v1.Fact;
import io.candor.metrics.v1.GetRecountRequest;
import io.candor.metrics.v1.GetRecountResponse;
import io.candor.metrics.v1.GetSettingsRequest;
import io.candor.metrics.v1.Recount.State;
import io.candor.metrics.v1.SettingValues;
import io.candor.metrics.v1.SettingsServiceGrpc;
import io.candor.metrics.v1.SettingsServiceGrpc.SettingsServiceBlockingStub;
import io.candor.metrics.v1.UpdateSettingsRequest;
import io.candor.metrics.v1.WindowValues;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Counting a workspace anew, on a real database.
final class RecountIT {
  private static final SettingValues OTHERWISE =
      SettingValues.newBuilder()
          .setWindows(WindowValues.newBuilder().setTimeZone("America/New_York").setBaselineDays(28))
          .setCsat(
              CsatValues.newBuilder()
                  .setDelayedFrom(Durations.fromHours(1))
                  .setDelayedTo(Durations.fromHours(200)))
          .build();

  private static MetricsServer server;
  private static SettingsServiceBlockingStub settings;

  @BeforeAll
  static void start() {
    server = MetricsServer.start(Map.of());
    settings = SettingsServiceGrpc.newBlockingStub(server.channel());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void changedSettings_countEverythingAnew_asIfTheyHadBeenSetFromTheBeginning() {
    List<Fact> late = new RandomFacts("late-zone", 7).generate(200);
    List<Fact> early = new RandomFacts("early-zone", 7).generate(200);
    change("early-zone");
    server.write("early-zone", early);
    server.write("late-zone", late.subList(0, late.size() / 2));
    CounterDeltas before = server.counters("late-zone");

    change("late-zone");
    count("late-zone");

    assertThat(server.counters("late-zone").cells()).isNotEqualTo(before.cells());
    assertThat(server.verify("late-zone").getDifferencesList()).isEmpty();
    // Facts that come and change later are taken from where they are counted now.
    server.write("late-zone", late.subList(late.size() / 2, late.size()));
    assertThat(server.verify("late-zone").getDifferencesList()).isEmpty();
    CounterDeltas expected = server.counters("early-zone");
    CounterDeltas counted = server.counters("late-zone");
    assertThat(counted.cells()).isEqualTo(expected.cells()).isNotEmpty();
    assertThat(counted.baselines()).isEqualTo(expected.baselines()).isNotEmpty();
    assertThat(counted.items()).isEqualTo(expected.items()).isNotEmpty();
    assertThat(counted.hours()).isEqualTo(expected.hours()).isNotEmpty();
    assertThat(zone("late-zone")).isEqualTo("America/New_York");
  }

  @Test
  void progress_tellsHowFarItIs() {
    server.write("progress", new RandomFacts("progress", 8).generate(60));
    assertThat(recount("progress").hasRecount()).isFalse();

    change("progress");
    assertThat(recount("progress").getRecount().getTimeZone()).isEqualTo("America/New_York");
    assertThat(recount("progress").getRecount().getBaselineDays()).isEqualTo(28);
    count("progress");

    var done = recount("progress").getRecount();
    assertThat(done.getState()).isEqualTo(State.DONE);
    assertThat(done.getFactCount()).isEqualTo(60 + 60 / 4);
    assertThat(done.getDoneCount()).isEqualTo(60 + 60 / 4);
    assertThat(done.hasStartTime()).isTrue();
    assertThat(done.hasEndTime()).isTrue();
  }

  @Test
  void settingsOfAWorkspaceWithoutFacts_areInForceAtOnce() {
    change("empty-zone");

    assertThat(zone("empty-zone")).isEqualTo("America/New_York");
    assertThat(recount("empty-zone").hasRecount()).isFalse();
  }

  /// What the job does, which may have been faster.
  private static void count(String workspace) {
    server.bean(RecountStore.class).run(workspace);
    assertThat(recount(workspace).getRecount().getState()).isEqualTo(State.DONE);
  }

  private static void change(String workspace) {
    var changed =
        settings.updateSettings(
            UpdateSettingsRequest.newBuilder()
                .setName("workspaces/" + workspace + "/settings")
                .setValues(OTHERWISE)
                .setUpdateMask(
                    FieldMask.newBuilder()
                        .addPaths("windows")
                        .addPaths("csat.delayed_from")
                        .addPaths("csat.delayed_to"))
                .setAuthor("maria")
                .setReason("moved")
                .build());
    assertThat(changed.getSettings().getValues()).isEqualTo(OTHERWISE);
  }

  private static String zone(String workspace) {
    return settings
        .getSettings(
            GetSettingsRequest.newBuilder()
                .setName("workspaces/" + workspace + "/settings")
                .build())
        .getSettings()
        .getEffectiveValues()
        .getWindows()
        .getTimeZone();
  }

  private static GetRecountResponse recount(String workspace) {
    return settings.getRecount(
        GetRecountRequest.newBuilder().setName("workspaces/" + workspace + "/settings").build());
  }
}
