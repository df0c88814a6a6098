package io.candor.alert.incident;

import io.candor.alert.route.Matcher;
import io.candor.alert.silence.Silence;
import io.candor.alert.silence.SilenceStore;
import io.candor.alert.silence.Silences;
import io.candor.alert.timer.TimerHandler;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// When a silence ends, tells those who were not told of what is still open; the same for what an
/// incident had muted. Thread-safe.
public final class SilenceEnds implements TimerHandler {
  private static final int PAGE = 500;

  private final IncidentStore store;
  private final SilenceStore silences;
  private final Audiences audiences;
  private final Escalations escalations;

  SilenceEnds(
      IncidentStore store, SilenceStore silences, Audiences audiences, Escalations escalations) {
    this.store = store;
    this.silences = silences;
    this.audiences = audiences;
    this.escalations = escalations;
  }

  @Override
  public String kind() {
    return Silences.END;
  }

  @Override
  public void fire(String workspace, String id, Instant now) {
    Optional<Silence> ended =
        silences.find(workspace, id).filter(silence -> !silence.end().isAfter(now));
    if (ended.isEmpty()) {
      return;
    }
    reconsider(workspace, ended.get().matcher(), now);
  }

  /// Looks at all incidents that are not over and that this matches.
  void reconsider(String workspace, Matcher matcher, Instant now) {
    Audience audience = audiences.at(workspace, now);
    IncidentStore.Place place = null;
    while (true) {
      List<Incident> page = store.list(workspace, Audiences.NOT_OVER, place, PAGE);
      page.stream()
          .filter(incident -> matcher.accepts(incident.finding()))
          .forEach(incident -> reconsider(incident.name(), audience, now));
      if (page.size() < PAGE) {
        return;
      }
      Incident last = page.getLast();
      place = new IncidentStore.Place(last.lifecycle().openTime(), last.name().incidentId());
    }
  }

  private void reconsider(IncidentName name, Audience audience, Instant now) {
    store.change(
        name.workspace(),
        work -> {
          Incident current = work.lock(List.of(name)).get(name);
          if (current == null) {
            return Boolean.FALSE;
          }
          Optional<IncidentChange> change =
              IncidentRules.reconsider(current, audience.of(current), now);
          change.ifPresent(
              it -> {
                work.save(List.of(it));
                escalations.watch(it.after(), audience.routing());
              });
          return change.isPresent();
        });
  }
}
