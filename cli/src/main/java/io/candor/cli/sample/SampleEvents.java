package io.candor.cli.sample;

import com.google.gson.JsonObject;
import io.candor.cli.sample.Accounts.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/// The whole sample in the order in which its events arrive: the same list on every machine.
public final class SampleEvents {
  static final String DEPLOYMENT_ID = "piney";

  // Any other seed tells the same story with other words and moments.
  private static final long SEED = 20_260_105;

  private final Random random = new Random(SEED);
  private final Phrases phrases = Phrases.load(random);
  private final Accounts accounts = new Accounts(random);
  private final List<TimedEvent> events = new ArrayList<>();

  private SampleEvents() {}

  /// One JSON object a line, without line ends.
  public static List<String> lines() {
    SampleEvents sample = new SampleEvents();
    sample.tell();
    return sample.events.stream().map(event -> event.event().toString()).toList();
  }

  static String botVersion(Instant time) {
    Instant second = SampleCalendar.start(SampleCalendar.SECOND_VERSION_WEEK);
    return time.isBefore(second) ? "1.0.0" : "1.1.0";
  }

  private void tell() {
    Instant before = SampleCalendar.start(0);
    for (Account account : accounts.all()) {
      add(before, accounts.event(account));
    }
    release("web-2026.1", "web_app", "2026.1", SampleCalendar.start(2).plus(Duration.ofHours(34)));
    release(
        "mobile-4.7.0", "mobile_app", "4.7.0", SampleCalendar.start(3).plus(Duration.ofHours(57)));
    release("mobile-4.8.0", "mobile_app", "4.8.0", SampleCalendar.loginRelease());
    add(SampleCalendar.goLive(), deployment());
    Conversations conversations = new Conversations(phrases, accounts, random);
    events.addAll(conversations.write());
    events.addAll(new FeedbackPosts(phrases, accounts, random).write());
    arriveInDisorder();
  }

  private void release(String id, String area, String version, Instant time) {
    add(
        time,
        Json.object(
            "eventId",
            "release-" + id,
            "release",
            Json.object(
                "releaseId", id, "productArea", area, "version", version, "releaseTime", time)));
  }

  private JsonObject deployment() {
    return Json.object(
        "eventId",
        "deployment-" + DEPLOYMENT_ID,
        "deployment",
        Json.object(
            "deploymentId", DEPLOYMENT_ID,
            "name", "Piney",
            "goLiveTime", SampleCalendar.goLive(),
            "deflectionList",
                List.of(
                    "order_status",
                    "password_reset",
                    "basic_billing",
                    "shipping_policy",
                    "returns",
                    "plan_comparison",
                    "billing_dispute"),
            "confidenceThresholds", Json.object("order_status", 0.6, "billing_dispute", 0.7),
            "rollbackOwner", "dana.whitlock@pinecrate.example",
            "botVersions",
                List.of(
                    Json.object("version", "1.0.0", "startTime", SampleCalendar.goLive()),
                    Json.object(
                        "version",
                        "1.1.0",
                        "startTime",
                        SampleCalendar.start(SampleCalendar.SECOND_VERSION_WEEK)))));
  }

  /// Producers do not wait for each other: one event in fifty is up to two days late, and one in
  /// two hundred comes twice.
  private void arriveInDisorder() {
    List<TimedEvent> arrivals = new ArrayList<>();
    for (TimedEvent event : events) {
      boolean late = random.nextInt(50) == 0;
      Instant arrival = late ? event.time().plusSeconds(random.nextInt(172_800)) : event.time();
      arrivals.add(new TimedEvent(arrival, event.event()));
      if (random.nextInt(200) == 0) {
        arrivals.add(new TimedEvent(arrival.plusSeconds(random.nextInt(600)), event.event()));
      }
    }
    arrivals.sort(Comparator.comparing(TimedEvent::time));
    events.clear();
    events.addAll(arrivals);
  }

  private void add(Instant time, JsonObject event) {
    events.add(new TimedEvent(time, event));
  }
}
