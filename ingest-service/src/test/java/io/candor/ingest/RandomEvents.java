package io.candor.ingest;

import io.candor.ingest.report.AccountReport;
import io.candor.ingest.report.Channel;
import io.candor.ingest.report.ClosureReport;
import io.candor.ingest.report.ConversationReport;
import io.candor.ingest.report.DeploymentReport;
import io.candor.ingest.report.DeploymentReport.BotVersion;
import io.candor.ingest.report.Event;
import io.candor.ingest.report.FeedbackReport;
import io.candor.ingest.report.Handoff;
import io.candor.ingest.report.HandoffReport;
import io.candor.ingest.report.LifecycleStage;
import io.candor.ingest.report.Money;
import io.candor.ingest.report.Outcome;
import io.candor.ingest.report.ReleaseReport;
import io.candor.ingest.report.Report;
import io.candor.ingest.report.Scale;
import io.candor.ingest.report.Segment;
import io.candor.ingest.report.SurveyReport;
import io.candor.ingest.report.ToolCall;
import io.candor.ingest.report.ToolCallReport;
import io.candor.ingest.report.Turn;
import io.candor.ingest.report.Turn.Grounding;
import io.candor.ingest.report.TurnReport;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Events with many collisions on purpose: few times, few ids, few values, so that precedence, ties
/// and merges are met all the time.
public final class RandomEvents {

  private static final Instant START = Instant.parse("2026-03-12T10:00:00Z");

  private final RandomGenerator random;
  private int nextId;

  public RandomEvents(RandomGenerator random) {
    this.random = random;
  }

  /// Events about one conversation, surveys of it that other events move to and from another
  /// conversation included.
  public List<Event> conversation(String id, int count) {
    return many(count, () -> conversationReport(id));
  }

  public List<Event> account(String id, int count) {
    return many(count, () -> account(id));
  }

  public List<Event> deployment(String id, int count) {
    return many(count, () -> deployment(id));
  }

  public List<Event> release(String id, int count) {
    return many(
        count,
        () -> new ReleaseReport(id, word(), maybe(word()), time(), maybe("https://x/" + word())));
  }

  public List<Event> feedback(String id, int count) {
    return many(count, () -> feedback(id));
  }

  private List<Event> many(int count, java.util.function.Supplier<Report> report) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new Event(
                    "ev-" + random.nextInt(1000) + "-" + nextId++, maybe(time()), report.get()))
        .toList();
  }

  private Report conversationReport(String id) {
    return switch (random.nextInt(8)) {
      case 0, 1 -> snapshot(id);
      case 2 -> new TurnReport(id, turn(random.nextInt(4)));
      case 3 -> new ToolCallReport(id, toolCall());
      case 4 -> new HandoffReport(id, handoff());
      case 5 ->
          new ClosureReport(
              id,
              time(),
              maybe(pick(Outcome.values())),
              maybe(word()),
              maybe(Duration.ofSeconds(random.nextInt(100))));
      default -> survey(random.nextInt(4) == 0 ? id + "-other" : id);
    };
  }

  private ConversationReport snapshot(String id) {
    Instant open = time();
    return new ConversationReport(
        id,
        open,
        random.nextBoolean() ? open.plusSeconds(random.nextInt(300)) : null,
        maybe(pick(Channel.values())),
        maybe(word()),
        maybe(word()),
        maybe(word()),
        maybe(word()),
        maybe(word()),
        maybe(word()),
        maybe(pick(Outcome.values())),
        maybe(random.nextBoolean()),
        maybe(word()),
        maybe((double) random.nextInt(2)),
        maybe(Duration.ofSeconds(random.nextInt(100))),
        IntStream.range(0, 4).filter(i -> random.nextBoolean()).mapToObj(this::turn).toList(),
        IntStream.range(0, random.nextInt(3)).mapToObj(i -> toolCall()).toList(),
        maybe(handoff()));
  }

  private Turn turn(int index) {
    return new Turn(
        index,
        pick(Turn.Role.values()),
        word(),
        time(),
        random.nextInt(3) == 0 ? List.of(new Grounding(word(), "", null)) : List.of(),
        maybe((double) random.nextInt(2)));
  }

  private ToolCall toolCall() {
    return new ToolCall(
        word(),
        pick(ToolCall.Status.values()),
        time(),
        maybe(word()),
        maybe(pick(ToolCall.Actor.values())),
        maybe(random.nextInt(2)),
        maybe(Map.<String, Object>of("k", word())),
        maybe(new Money("USD", random.nextInt(3), 0)));
  }

  private Handoff handoff() {
    return new Handoff(
        time(),
        maybe(word()),
        maybe(
            new Handoff.Packet(
                maybe(word()),
                maybe(Map.<String, Object>of("plan", word())),
                maybe(word()),
                random.nextBoolean() ? List.of(word(), word()) : List.of())),
        maybe(random.nextBoolean()));
  }

  private SurveyReport survey(String conversationId) {
    return new SurveyReport(
        "sv-" + random.nextInt(3),
        conversationId,
        pick(SurveyReport.Kind.values()),
        1 + random.nextInt(5),
        Scale.DEFAULT,
        maybe(word()),
        maybe(time()),
        time());
  }

  private AccountReport account(String id) {
    return new AccountReport(
        id,
        maybe(word()),
        maybe(word()),
        maybe(pick(Segment.values())),
        maybe(new Money("USD", random.nextInt(3), 0)),
        maybe(LocalDate.of(2026, 1 + random.nextInt(3), 1)),
        maybe(pick(LifecycleStage.values())),
        random.nextBoolean() ? Map.of(word(), word()) : Map.of());
  }

  private DeploymentReport deployment(String id) {
    return new DeploymentReport(
        id,
        maybe(word()),
        time(),
        random.nextBoolean() ? List.of(word(), word()) : List.of(),
        random.nextBoolean() ? Map.of(word(), 0.5) : Map.of(),
        maybe(word()),
        random.nextBoolean()
            ? List.of(new BotVersion(word(), time()), new BotVersion(word(), time()))
            : List.of());
  }

  private FeedbackReport feedback(String id) {
    boolean ten = random.nextBoolean();
    return new FeedbackReport(
        id,
        pick(FeedbackReport.Source.values()),
        word(),
        time(),
        maybe((double) random.nextInt(1, 6)),
        ten ? new Scale(0, 10) : Scale.DEFAULT,
        maybe(word()),
        maybe(word()),
        maybe(word()),
        maybe(word()),
        maybe("en"),
        maybe("https://x/" + word()));
  }

  /// The events in another order, some of them several times.
  public List<Event> shuffled(List<Event> events) {
    List<Event> shuffled = new ArrayList<>(events);
    events.stream().filter(event -> random.nextInt(4) == 0).forEach(shuffled::add);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      Event event = shuffled.get(i);
      shuffled.set(i, shuffled.get(j));
      shuffled.set(j, event);
    }
    return shuffled;
  }

  private Instant time() {
    return START.plusSeconds(random.nextInt(6) * 60L);
  }

  private String word() {
    return "w" + random.nextInt(3);
  }

  private <T> @Nullable T maybe(T value) {
    return random.nextBoolean() ? value : null;
  }

  private <T> T pick(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
