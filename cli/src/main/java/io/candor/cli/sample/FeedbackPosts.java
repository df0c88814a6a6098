package io.candor.cli.sample;

import com.google.gson.JsonObject;
import io.candor.cli.sample.Accounts.Account;
import io.candor.cli.sample.Phrases.Slots;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// What customers write outside of support: app reviews, ratings inside the app, and NPS comments.
final class FeedbackPosts {
  private static final Slots NO_SLOTS = new Slots("", "", "");

  private final Phrases phrases;
  private final Accounts accounts;
  private final Random random;
  private final List<TimedEvent> posts = new ArrayList<>();

  FeedbackPosts(Phrases phrases, Accounts accounts, Random random) {
    this.phrases = phrases;
    this.accounts = accounts;
    this.random = random;
  }

  List<TimedEvent> write() {
    for (int week = 0; week < SampleCalendar.WEEK_COUNT; week++) {
      String version = week < 3 ? "4.6.2" : "4.7.0";
      for (int i = 0; i < 4; i++) {
        post(moment(week), "APP_REVIEW", 4 + random.nextInt(2), "mobile.good", null, version);
      }
      post(moment(week), "APP_REVIEW", 1 + random.nextInt(2), "mobile.bad", null, version);
      post(moment(week), "CSAT", 2, "mobile.bad", accounts.pick(), version);
      for (int i = 0; i < 2 + week % 2; i++) {
        post(moment(week), "CSAT", 2, "login.before", accounts.pick(), version);
      }
      netPromoter(week, "nps.good", 9);
      netPromoter(week, "nps.mixed", 7);
      netPromoter(week, "nps.bad", 2);
    }
    afterTheRelease();
    return posts;
  }

  /// The last complaints of the list; the first ones are in the surveys.
  private void afterTheRelease() {
    List<String> complaints = phrases.all("login.bad");
    List<Account> hit = accounts.hitByLogin();
    for (int i = 0; i < 12; i++) {
      Instant time =
          SampleCalendar.loginRelease().plus(Duration.ofHours(5 + 8L * i)).plusSeconds(97L * i);
      boolean review = i % 3 == 0;
      post(
          time,
          review ? "APP_REVIEW" : "CSAT",
          1 + i % 2,
          complaints.get(complaints.size() - 1 - i),
          review ? null : hit.get(i * 5 % hit.size()),
          "4.8.0");
    }
  }

  private void netPromoter(int week, String section, int score) {
    Instant time = moment(week);
    Account account = accounts.pick();
    JsonObject body = body(time, "NPS", score, pick(section), account, null);
    body.add("scale", Json.object("min", 0, "max", 10));
    add(time, body);
  }

  private void post(
      Instant time,
      String source,
      int rating,
      String textOrSection,
      @Nullable Account account,
      String appVersion) {
    String text = textOrSection.contains(" ") ? textOrSection : pick(textOrSection);
    add(time, body(time, source, rating, text, account, appVersion));
  }

  private JsonObject body(
      Instant time,
      String source,
      int rating,
      String text,
      @Nullable Account account,
      @Nullable String appVersion) {
    return Json.object(
        "feedbackId", "fb-%04d".formatted(posts.size() + 1),
        "source", source,
        "accountId", account == null ? null : account.id(),
        "customerId", account == null ? null : accounts.customer(account),
        "rating", rating,
        "verbatim", text,
        "time", time,
        "appVersion", appVersion,
        "locale", "en");
  }

  private void add(Instant time, JsonObject body) {
    String id = body.get("feedbackId").getAsString();
    posts.add(new TimedEvent(time, Json.object("eventId", "feedback-" + id, "feedback", body)));
  }

  private String pick(String section) {
    return phrases.pick(section, NO_SLOTS);
  }

  private Instant moment(int week) {
    return SampleCalendar.moment(week, random);
  }
}
