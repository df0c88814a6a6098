package io.candor.alert.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.alert.finding.Finding;
import io.candor.alert.finding.FindingKind;
import io.candor.alert.finding.FindingProtos;
import io.candor.alert.finding.Segment;
import io.candor.alert.finding.Severity;
import io.candor.alert.receiver.Channel;
import io.candor.alert.receiver.Receiver;
import io.candor.alert.testing.FindingMessages;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Who is told of what.
class RoutingTest {
  private static final Finding SPIKE =
      FindingProtos.fromProto(FindingMessages.loginLoop("default").build());
  private static final Finding ROLLBACK =
      FindingProtos.fromProto(FindingMessages.rollback("default").build());
  private static final Owner MOBILE = new Owner("Mobile", List.of("mobile", "all-hands"));
  private static final Owner HELPBOT = new Owner("Ada", List.of("ada"));

  @Test
  void initial_tellsTheLog() {
    assertThat(Routing.INITIAL.choose(SPIKE))
        .isEqualTo(new Chosen(List.of("log"), List.of("default")));
    assertThat(RoutingChecks.check(Routing.INITIAL)).isEmpty();
  }

  @Test
  void withoutRoute_tellsOwners_elseDefault() {
    Routing routing = routing();
    assertThat(routing.choose(SPIKE))
        .isEqualTo(new Chosen(List.of("mobile", "all-hands"), List.of("area:mobile_app")));
    assertThat(routing.choose(ROLLBACK))
        .isEqualTo(new Chosen(List.of("ada"), List.of("deployment:helpbot")));
    Finding other =
        FindingProtos.fromProto(
            FindingMessages.rollback("default")
                .setScope(io.candor.alert.v1.FindingScope.newBuilder().setDeploymentId("other"))
                .build());
    assertThat(routing.choose(other))
        .isEqualTo(new Chosen(List.of("fallback"), List.of("default")));
  }

  @Test
  void bothOwners_whenTheFindingHasAreaAndDeployment() {
    var both = FindingMessages.loginLoop("default");
    both.getScopeBuilder().setDeploymentId("helpbot");
    assertThat(routing().choose(FindingProtos.fromProto(both.build())))
        .isEqualTo(
            new Chosen(
                List.of("mobile", "all-hands", "ada"),
                List.of("area:mobile_app", "deployment:helpbot")));
  }

  @Test
  void firstMatchingRouteEnds_unlessItContinues() {
    Route all = new Route("all", Matcher.ALL, List.of("all-hands"), true);
    Route spikes = new Route("spikes", kinds(FindingKind.THEME_SPIKE), List.of("mobile"), false);
    Route never = new Route("never", Matcher.ALL, List.of("fallback"), false);
    assertThat(routing(all, spikes, never).choose(SPIKE))
        .isEqualTo(
            new Chosen(List.of("all-hands", "mobile"), List.of("route:all", "route:spikes")));
    assertThat(routing(all, spikes, never).choose(ROLLBACK))
        .isEqualTo(
            new Chosen(List.of("all-hands", "fallback"), List.of("route:all", "route:never")));
  }

  @Test
  void routeWithoutReceivers_addsTheOwners() {
    Route all = new Route("all", Matcher.ALL, List.of(), true);
    Route copy = new Route("copy", Matcher.ALL, List.of("all-hands"), false);
    assertThat(routing(all, copy).choose(SPIKE))
        .isEqualTo(
            new Chosen(
                List.of("mobile", "all-hands"),
                List.of("route:all", "area:mobile_app", "route:copy")));
  }

  @Test
  void matcher_needsEveryCondition() {
    Matcher exact =
        new Matcher(
            Set.of(FindingKind.THEME_SPIKE),
            Set.of(Severity.P0, Severity.P1),
            Set.of("mobile_app"),
            Set.of("login_loop"),
            Set.of(),
            Set.of(),
            Set.of(),
            12);
    assertThat(exact.accepts(SPIKE)).isTrue();
    assertThat(exact.accepts(ROLLBACK)).isFalse();
    assertThat(Matcher.ALL.accepts(ROLLBACK)).isTrue();
    Stream.of(
            withSegments(Set.of(Segment.ENTERPRISE)),
            new Matcher(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), 13),
            new Matcher(
                Set.of(), Set.of(Severity.P0), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), 0),
            new Matcher(
                Set.of(), Set.of(), Set.of(), Set.of(), Set.of("returns"), Set.of(), Set.of(), 0),
            new Matcher(
                Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of("helpbot"), Set.of(), 0))
        .forEach(matcher -> assertThat(matcher.accepts(SPIKE)).as("%s", matcher).isFalse());
  }

  @Test
  void checks_findEverythingAtOnce() {
    Receiver log = new Receiver("log", "", new Channel.Log());
    Routing broken =
        new Routing(
            List.of(log, log),
            List.of("gone"),
            Map.of("mobile_app", new Owner("", List.of("log", "lost"))),
            Map.of("helpbot", new Owner("", List.of("nobody"))),
            Map.of("helpbot", List.of("no-platform")),
            List.of(
                new Route("a", Matcher.ALL, List.of("log"), false),
                new Route("a", Matcher.ALL, List.of("missing"), false)),
            List.of(
                new EscalationStep(Set.of(Severity.P0), Duration.ofMinutes(5), List.of("log")),
                new EscalationStep(Set.of(Severity.P0), Duration.ofMinutes(5), List.of("lost"))),
            List.of(new Inhibition(Matcher.ALL, Matcher.ALL, Set.of())),
            List.of("unread"),
            Routing.REOPEN_WITHIN);
    assertThat(RoutingChecks.check(broken))
        .extracting(RoutingChecks.Violation::field)
        .containsExactly(
            "routing.receivers[1].id",
            "routing.default_receivers[0]",
            "routing.area_owners[\"mobile_app\"].owner.receivers[1]",
            "routing.deployment_owners[\"helpbot\"].owner.receivers[0]",
            "routing.deployment_owners[\"helpbot\"].platform_receivers[0]",
            "routing.routes[1].id",
            "routing.routes[1].receivers[0]",
            "routing.inhibitions[0].source",
            "routing.review_receivers[0]",
            "routing.escalation_steps[1].wait",
            "routing.escalation_steps[1].receivers[0]");
  }

  @Test
  void storedForm_readsBackAsItWas() {
    Routing routing =
        routing(
            new Route("spikes", kinds(FindingKind.THEME_SPIKE), List.of("mobile"), true),
            new Route("big", withSegments(Set.of(Segment.SMB)), List.of(), false));
    assertThat(RoutingProtos.fromJson(RoutingProtos.toJson(routing))).isEqualTo(routing);
  }

  @Test
  void routesBelow_inheritWhatTheyDoNotSet_andTakeTheFindingOver() {
    Route mobile =
        new Route(
            "mobile",
            kinds(FindingKind.THEME_SPIKE),
            List.of("mobile"),
            false,
            List.of(
                new Route(
                    "many",
                    new Matcher(
                        Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), 10),
                    List.of(),
                    true,
                    List.of(),
                    Duration.ofHours(4),
                    null),
                new Route("loud", Matcher.ALL, List.of("all-hands"), false)),
            Duration.ofHours(1),
            null);
    // Twelve accounts are behind the spike: both below take it, the first with inherited receivers.
    Chosen chosen = routing(mobile).choose(SPIKE);
    assertThat(chosen.receivers()).containsExactly("mobile", "all-hands");
    assertThat(chosen.chosenBy()).containsExactly("route:mobile/many", "route:mobile/loud");
    assertThat(chosen.repeatInterval()).isEqualTo(Duration.ofHours(1));
    Routing routing = routing(mobile);
    assertThat(RoutingProtos.fromJson(RoutingProtos.toJson(routing))).isEqualTo(routing);
  }

  @Test
  void routesInheritTheirGrouping_orTellAlone() {
    Grouping byArea =
        new Grouping(
            Set.of(Grouping.Field.AREA), Duration.ofSeconds(30), Duration.ofMinutes(5), false);
    Grouping alone = new Grouping(Set.of(), Duration.ZERO, Duration.ofSeconds(1), true);
    Route top =
        new Route(
            "top",
            Matcher.ALL,
            List.of("mobile"),
            false,
            List.of(
                new Route("inherits", Matcher.ALL, List.of(), true),
                new Route("other", Matcher.ALL, List.of("ada"), true),
                new Route(
                    "alone", Matcher.ALL, List.of("all-hands"), false, List.of(), null, alone)),
            Duration.ofHours(4),
            byArea);
    Routing routing = routing(top);
    Chosen chosen = routing.choose(SPIKE);
    assertThat(chosen.receivers()).containsExactly("mobile", "ada", "all-hands");
    assertThat(chosen.gatherings())
        .containsOnly(
            java.util.Map.entry(
                "mobile", new Gathering("top/inherits", byArea, Duration.ofHours(4))),
            java.util.Map.entry("ada", new Gathering("top/other", byArea, Duration.ofHours(4))));
    assertThat(chosen.aloneReceivers()).containsExactly("all-hands");
    assertThat(chosen.repeatInterval()).isEqualTo(Duration.ofHours(4));
    assertThat(chosen.alone().aloneReceivers()).isEqualTo(chosen.receivers());
    assertThat(byArea.labels(SPIKE))
        .containsExactly(java.util.Map.entry(Grouping.Field.AREA, "mobile_app"));
    assertThat(RoutingProtos.fromJson(RoutingProtos.toJson(routing))).isEqualTo(routing);
  }

  @Test
  void whomOneRouteTellsAlone_anotherDoesNotGather() {
    Grouping all = new Grouping(Set.of(), Duration.ZERO, Duration.ofSeconds(1), false);
    Route gathers =
        new Route("gathers", Matcher.ALL, List.of("mobile"), true, List.of(), null, all);
    Route tells = new Route("tells", Matcher.ALL, List.of("mobile", "ada"), false);
    assertThat(routing(gathers, tells).choose(SPIKE).aloneReceivers())
        .containsExactly("mobile", "ada");
    assertThat(routing(tells, gathers).choose(SPIKE).aloneReceivers())
        .containsExactly("mobile", "ada");
  }

  @Test
  void aRouteBelowThatMatchesNothing_leavesTheFindingAbove() {
    Route spikes =
        new Route(
            "spikes",
            kinds(FindingKind.THEME_SPIKE),
            List.of("ada"),
            false,
            List.of(
                new Route(
                    "rich",
                    new Matcher(
                        Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), 0,
                        1_000_000),
                    List.of("mobile"),
                    false)),
            null,
            null);
    assertThat(routing(spikes).choose(SPIKE).receivers()).containsExactly("ada");
    assertThat(routing(spikes).choose(SPIKE).chosenBy()).containsExactly("route:spikes");
  }

  @Test
  void escalation_goesByTheShortestWait() {
    assertThat(routing().escalation(Severity.P1))
        .extracting(EscalationStep::receivers)
        .containsExactly(List.of("fallback"), List.of("ada"));
    assertThat(routing().escalation(Severity.P3)).isEmpty();
  }

  private static Matcher kinds(FindingKind kind) {
    return new Matcher(Set.of(kind), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), 0);
  }

  private static Matcher withSegments(Set<Segment> segments) {
    return new Matcher(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), segments, 0);
  }

  private static Routing routing(Route... routes) {
    return new Routing(
        List.of(
            new Receiver("mobile", "", new Channel.Slack("slack-mobile")),
            new Receiver("all-hands", "", new Channel.Log()),
            new Receiver("ada", "", new Channel.Webhook("https://example.com", "new", "old")),
            new Receiver("fallback", "", new Channel.Log())),
        List.of("fallback"),
        Map.of("mobile_app", MOBILE),
        Map.of("helpbot", HELPBOT),
        Map.of("helpbot", List.of("ada")),
        List.of(routes),
        List.of(
            new EscalationStep(Set.of(Severity.P1), Duration.ofMinutes(30), List.of("ada")),
            new EscalationStep(
                Set.of(Severity.P0, Severity.P1), Duration.ofMinutes(5), List.of("fallback"))),
        List.of(
            new Inhibition(
                kinds(FindingKind.CSAT_ROLLBACK),
                kinds(FindingKind.CONTEXT_LOSS),
                Set.of(Inhibition.Field.DEPLOYMENT))),
        List.of("all-hands"),
        Duration.ofDays(7));
  }
}
