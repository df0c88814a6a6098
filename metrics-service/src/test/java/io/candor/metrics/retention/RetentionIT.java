package io.candor.metrics.retention;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.FieldMask;
import io.candor.kit.jdbc.WorkspaceTransactions;
import io.candor.kit.resource.ResourceName;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.counter.CounterDeltas;
import io.candor.metrics.fact.JdbcRetainedFacts;
import io.candor.metrics.testing.MetricsServer;
import io.candor.metrics.testing.RandomFacts;
import io.candor.metrics.testing.StoryFacts;
import io.candor.metrics.v1.Fact;
import io.candor.metrics.v1.SettingValues;
import io.candor.metrics.v1.SettingsServiceGrpc;
import io.candor.metrics.v1.UpdateSettingsRequest;
import io.candor.metrics.v1.WindowValues;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Facts that are older than they are kept, on a real database. The facts are of early 2026; what
/// is old is said by the week, so that no test depends on when it runs.
final class RetentionIT {
  private static final IsoWeek FROM = IsoWeek.parse("2026-W06");

  private static MetricsServer server;

  @BeforeAll
  static void start() {
    server = MetricsServer.start(Map.of());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void oldFacts_go_andTheirCountersStay() {
    List<Fact> facts = new RandomFacts("old", 31).generate(200);
    server.write("old", facts);
    CounterDeltas before = server.counters("old");
    long all = server.verify("old").getFactCount();

    assertThat(expire("old")).isPositive();

    assertThat(server.verify("old").getFactCount()).isLessThan(all).isPositive();
    assertThat(server.verify("old").getDifferencesList()).isEmpty();
    assertSame(server.counters("old"), before);
    assertThat(expire("old")).as("nothing is left of these weeks").isZero();
  }

  @Test
  void whatHasExpired_isNotCountedAgain_whenItIsToldAgainOrChanges() {
    List<Fact> facts = new RandomFacts("again", 32).generate(200);
    List<Fact> first = facts.stream().filter(fact -> fact.getRevision() == 1).toList();
    server.write("again", first);
    long all = server.verify("again").getFactCount();
    expire("again");
    long left = server.verify("again").getFactCount();
    CounterDeltas before = server.counters("again");

    server.write("again", first);

    assertSame(server.counters("again"), before);
    assertThat(server.verify("again").getFactCount()).isEqualTo(left).isLessThan(all);
    server.write("again", facts.stream().filter(fact -> fact.getRevision() > 1).toList());
    assertThat(server.verify("again").getDifferencesList()).isEmpty();
  }

  @Test
  void whoseLastFactGoes_isTold_andNobodyOfWhomOneIsLeft() {
    // The story's last week is 2026-W06; 40 customers a week wrote once each, eleven weeks before.
    server.write("people", new StoryFacts("people", Instant.parse("2026-02-11T12:00:00Z")).facts());

    List<String> customers = expired("people").customers().stream().map(ResourceName::id).toList();

    assertThat(customers)
        .hasSize(440)
        .contains("cu-0", "cu-439")
        .doesNotContain("cu-440", "cu-zoe");
  }

  @Test
  void months_areASettingOfTheWorkspace_andTheJobKeepsToIt() {
    server.write("months", new RandomFacts("months", 33).generate(40));
    RetentionStore store = server.bean(RetentionStore.class);
    assertThat(store.expire("months")).as("by default all are kept").isZero();

    SettingsServiceGrpc.newBlockingStub(server.channel())
        .updateSettings(
            UpdateSettingsRequest.newBuilder()
                .setName("workspaces/months/settings")
                .setValues(
                    SettingValues.newBuilder()
                        .setWindows(WindowValues.newBuilder().setFactRetentionMonths(13)))
                .setUpdateMask(FieldMask.newBuilder().addPaths("windows.fact_retention_months"))
                .setAuthor("maria")
                .setReason("policy")
                .build());
    int deleted = store.expire("months");

    assertThat(store.workspaces("month", 1)).containsExactly("months");
    assertThat(retainedFrom("months")).isNotNull();
    assertThat(deleted).isNotNegative();
    assertThat(server.verify("months").getDifferencesList()).isEmpty();
  }

  private static int expire(String workspace) {
    return expired(workspace).factCount();
  }

  private static JdbcRetainedFacts.Expired expired(String workspace) {
    return server
        .bean(WorkspaceTransactions.class)
        .write(
            workspace,
            connection -> {
              JdbcRetainedFacts facts = new JdbcRetainedFacts(connection, workspace);
              facts.retainFrom(FROM);
              return facts.expire(FROM, 10_000);
            });
  }

  private static IsoWeek retainedFrom(String workspace) {
    return server
        .bean(WorkspaceTransactions.class)
        .read(
            workspace,
            connection ->
                new JdbcRetainedFacts(connection, workspace).retainedFrom().orElseThrow());
  }

  private static void assertSame(CounterDeltas one, CounterDeltas other) {
    assertThat(one.cells()).isEqualTo(other.cells()).isNotEmpty();
    assertThat(one.baselines()).isEqualTo(other.baselines()).isNotEmpty();
    assertThat(one.items()).isEqualTo(other.items()).isNotEmpty();
    assertThat(one.hours()).isEqualTo(other.hours()).isNotEmpty();
  }
}
