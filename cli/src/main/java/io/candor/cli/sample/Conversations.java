package io.candor.cli.sample;

import com.google.gson.JsonObject;
import io.candor.cli.sample.Accounts.Account;
import io.candor.cli.sample.Archetype.Live;
import io.candor.cli.sample.ConversationScript.Written;
import io.candor.cli.sample.Phrases.Slots;
import io.candor.cli.sample.Talk.Course;
import io.candor.cli.sample.Talk.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// All conversations of the sample with their surveys, week by week and archetype by archetype.
final class Conversations {
  private static final int LOGIN_CONVERSATION_COUNT = 16;

  private final Accounts accounts;
  private final Random random;
  private final Quota quota = new Quota();
  private final ConversationScript script;
  private final Surveys surveys;
  private final Pieces pieces;
  private final Writers writers;
  private final List<TimedEvent> events = new ArrayList<>();
  private int count;

  Conversations(Phrases phrases, Accounts accounts, Random random) {
    this.accounts = accounts;
    this.random = random;
    this.script = new ConversationScript(phrases, quota, random);
    this.surveys = new Surveys(phrases, quota, random);
    this.pieces = new Pieces();
    this.writers = new Writers(accounts, quota);
  }

  List<TimedEvent> write() {
    for (int week = 0; week < SampleCalendar.WEEK_COUNT; week++) {
      for (Archetype archetype : Archetype.values()) {
        for (int i = 0; i < archetype.weekly; i++) {
          ordinary(week, archetype);
        }
      }
    }
    for (int i = 0; i < LOGIN_CONVERSATION_COUNT; i++) {
      aboutLogin(i);
    }
    return events;
  }

  private void ordinary(int week, Archetype archetype) {
    Instant openTime = SampleCalendar.moment(week, random);
    // One in twenty writes without an account.
    Account account = random.nextInt(20) == 0 ? null : accounts.pick();
    Course course = course(week, archetype);
    boolean invented =
        archetype == Archetype.RETURNS
            && week >= SampleCalendar.SECOND_VERSION_WEEK
            && course == Course.ESCALATED
            && quota.draw("invented", 0.22);
    write(
        week,
        archetype,
        account,
        writers.pick(week, archetype, account),
        openTime,
        course,
        invented ? Story.INVENTED_WINDOW : Story.NONE);
  }

  /// People of the accounts that the mobile release hits, from five hours after it.
  private void aboutLogin(int number) {
    List<Account> hit = accounts.hitByLogin();
    Instant openTime =
        SampleCalendar.loginRelease()
            .plus(Duration.ofHours(5 + 7L * number))
            .plusSeconds(random.nextInt(3000));
    write(
        SampleCalendar.LOGIN_WEEK,
        Archetype.OTHER,
        hit.get(number % hit.size()),
        accounts.customer(hit.get(number % hit.size())),
        openTime,
        Course.HANDED_OVER,
        Story.LOGIN);
  }

  private Course course(int week, Archetype archetype) {
    if (week < SampleCalendar.GO_LIVE_WEEK) {
      return Course.AGENT_ONLY;
    }
    Live live = archetype.live(week);
    if (!quota.draw("attempted/" + archetype, live.attempted())) {
      return Course.HANDED_OVER;
    }
    if (quota.draw("contained/" + archetype, live.contained() / live.attempted())) {
      return quota.draw("confirmed", 0.6) ? Course.CONFIRMED : Course.ASSUMED;
    }
    double rest = live.attempted() - live.contained();
    return quota.draw("abandoned/" + archetype, live.abandoned() / rest)
        ? Course.ABANDONED
        : Course.ESCALATED;
  }

  private void write(
      int week,
      Archetype archetype,
      @Nullable Account account,
      @Nullable String customer,
      Instant openTime,
      Course course,
      Story story) {
    count++;
    Slots slots =
        new Slots(
            "PC-" + (20_000 + random.nextInt(70_000)),
            (19 + random.nextInt(240)) + " euros",
            SampleCalendar.soon(openTime));
    Talk talk =
        new Talk(
            "c-%05d".formatted(count),
            week,
            archetype,
            account,
            customer == null ? "guest-%04d".formatted(count) : customer,
            openTime,
            course,
            story,
            slots);
    Written written = script.write(talk);
    boolean inPieces = talk.withBot() && random.nextInt(60) == 0;
    if (inPieces) {
      events.addAll(pieces.of(written));
    } else {
      JsonObject event =
          Json.object("eventId", "conversation-" + talk.id(), "conversation", written.body());
      events.add(new TimedEvent(written.closeTime().plusSeconds(3), event));
    }
    events.addAll(surveys.answers(talk, written.closeTime()));
  }
}
