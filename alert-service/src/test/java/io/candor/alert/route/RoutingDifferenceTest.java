package io.candor.alert.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.alert.receiver.Channel;
import io.candor.alert.receiver.Receiver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoutingDifferenceTest {
  private static final Receiver LOG = new Receiver("log", "Log", new Channel.Log());
  private static final Receiver HOOK =
      new Receiver("hook", "", new Channel.Webhook("https://a.example.com/secret-path", "s", ""));

  @Test
  void namesWhatChanged_andNoTarget() {
    Routing before =
        routing(List.of(LOG, HOOK), Map.of("mobile", new Owner("Ada", List.of("log"))), List.of());
    Routing after =
        routing(
            List.of(LOG, new Receiver("mail", "", new Channel.Log())),
            Map.of("mobile", new Owner("Bob", List.of("log"))),
            List.of(new Route("spikes", Matcher.ALL, List.of("mail"), false)));
    assertThat(RoutingDifference.of(before, after))
        .containsOnly(
            Map.entry("receivers.added", "mail"),
            Map.entry("receivers.removed", "hook"),
            Map.entry("areaOwners.changed", "mobile"),
            Map.entry("routes.added", "spikes"),
            Map.entry("routes.changed", "(order)"));
    assertThat(RoutingDifference.of(before, after).toString()).doesNotContain("secret-path");
    assertThat(RoutingDifference.of(after, after)).isEmpty();
  }

  @Test
  void aMoveOfARoute_isAChangeOfTheOrder() {
    Route a = new Route("a", Matcher.ALL, List.of("log"), false);
    Route b = new Route("b", Matcher.ALL, List.of("log"), false);
    assertThat(
            RoutingDifference.of(
                routing(List.of(LOG), Map.of(), List.of(a, b)),
                routing(List.of(LOG), Map.of(), List.of(b, a))))
        .containsOnly(Map.entry("routes.changed", "(order)"));
  }

  @Test
  void manyNames_areCounted() {
    List<Route> routes = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      routes.add(new Route("r" + i, Matcher.ALL, List.of("log"), false));
    }
    assertThat(
            RoutingDifference.of(
                    routing(List.of(LOG), Map.of(), List.of()),
                    routing(List.of(LOG), Map.of(), routes))
                .get("routes.added"))
        .endsWith(" and 10 more");
  }

  private static Routing routing(
      List<Receiver> receivers, Map<String, Owner> areas, List<Route> routes) {
    return new Routing(
        receivers,
        List.of("log"),
        areas,
        Map.of(),
        Map.of(),
        routes,
        List.of(),
        List.of(),
        List.of(),
        Routing.REOPEN_WITHIN);
  }
}
