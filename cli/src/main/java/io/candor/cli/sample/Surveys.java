package io.candor.cli.sample;

import io.candor.cli.sample.Archetype.Live;
import io.candor.cli.sample.Talk.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// The answers to the two surveys of a conversation: one after it ended, one 48 to 72 hours later.
final class Surveys {
  private final Phrases phrases;
  private final Quota quota;
  private final Random random;
  private final Iterator<String> loginComplaints;

  Surveys(Phrases phrases, Quota quota, Random random) {
    this.phrases = phrases;
    this.quota = quota;
    this.random = random;
    this.loginComplaints = phrases.all("login.bad").iterator();
  }

  /// The answers given before the sample ends, as timed events.
  List<TimedEvent> answers(Talk talk, Instant closeTime) {
    List<TimedEvent> answers = new ArrayList<>();
    if (quota.draw("answer" + cell(talk), answerShare(talk))) {
      Instant answerTime = closeTime.plusSeconds(60 + random.nextInt(7200));
      answers.add(answer(talk, "RESOLUTION", closeTime, answerTime));
    }
    if (quota.draw("delayed" + cell(talk), delayedShare(talk))) {
      // 49 to 71 hours: clear of both edges.
      Instant answerTime = closeTime.plus(Duration.ofHours(49)).plusSeconds(random.nextInt(79_200));
      answers.add(answer(talk, "DELAYED", closeTime.plus(Duration.ofHours(48)), answerTime));
    }
    answers.removeIf(answer -> !answer.time().isBefore(SampleCalendar.end()));
    return answers;
  }

  private double answerShare(Talk talk) {
    if (talk.story() != Story.NONE) {
      return 1;
    }
    if (!talk.archetype().judged()) {
      return 0.40;
    }
    boolean frequent = talk.archetype().frequent();
    return switch (talk.course()) {
      case AGENT_ONLY -> frequent ? 0.40 : 0.55;
      case HANDED_OVER, ESCALATED -> frequent ? 0.62 : 0.84;
      case CONFIRMED, ASSUMED, ABANDONED -> 0.50;
    };
  }

  private static double delayedShare(Talk talk) {
    if (talk.story() == Story.INVENTED_WINDOW) {
      return 1;
    }
    if (!talk.archetype().judged()) {
      return 0.15;
    }
    // In the last week only its first days can be answered before the sample ends: the week should
    // not look silent.
    double early = talk.week() == SampleCalendar.WEEK_COUNT - 1 ? 1.5 : 1;
    return early * (talk.archetype().frequent() ? 0.32 : 0.54);
  }

  private TimedEvent answer(Talk talk, String kind, Instant sendTime, Instant answerTime) {
    boolean satisfied = quota.draw(kind + cell(talk), satisfiedShare(talk, kind));
    boolean gradeApart = random.nextInt(10) < 6;
    int low = gradeApart ? 1 : 2;
    int rating = satisfied ? (gradeApart ? 5 : 4) : (random.nextInt(5) == 0 ? 3 : low);
    String id = "sv-" + talk.id().substring(2) + (kind.equals("DELAYED") ? "-late" : "");
    return new TimedEvent(
        answerTime,
        Json.object(
            "eventId",
            "survey-" + id,
            "survey",
            Json.object(
                "surveyId", id,
                "conversationId", talk.id(),
                "kind", kind,
                "rating", rating,
                "verbatim", comment(talk, kind, rating),
                "sendTime", sendTime,
                "answerTime", answerTime)));
  }

  private double satisfiedShare(Talk talk, String kind) {
    if (talk.story() == Story.LOGIN) {
      return 0;
    }
    if (!talk.withBot()) {
      return talk.archetype().baselineCsat;
    }
    Live live = talk.archetype().live(talk.week());
    double share =
        switch (talk.course()) {
          case CONFIRMED, ASSUMED -> live.containedCsat();
          case ABANDONED -> 0.15;
          case AGENT_ONLY, HANDED_OVER, ESCALATED -> live.escalatedCsat();
        };
    // An invented promise is found out only days later, so it harms the delayed survey alone.
    boolean found = kind.equals("DELAYED") && talk.story() == Story.INVENTED_WINDOW;
    return found ? 0 : share;
  }

  private @Nullable String comment(Talk talk, String kind, int rating) {
    if (talk.story() == Story.LOGIN && rating <= 2 && loginComplaints.hasNext()) {
      return loginComplaints.next();
    }
    if (talk.story() == Story.INVENTED_WINDOW && kind.equals("DELAYED")) {
      return phrases.pick("returns.misled", talk.slots());
    }
    if (random.nextInt(100) >= (rating <= 2 ? 60 : 25)) {
      return null;
    }
    String part = rating >= 4 ? "good" : rating == 3 ? "mixed" : "bad";
    return phrases.pick(talk.archetype().id() + "." + part, talk.slots());
  }

  // Outcomes of before and with the bot, and of the two bot versions, are dealt out apart.
  private static String cell(Talk talk) {
    return "/" + talk.archetype() + "/" + talk.course() + "/" + talk.story();
  }
}
