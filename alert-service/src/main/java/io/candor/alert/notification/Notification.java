package io.candor.alert.notification;

import io.candor.alert.finding.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a receiver is told.
///
/// @param id the same for every repeat of this notification: receivers drop what they have seen
/// @param topic what it is about
/// @param revision grows with every notification about the topic, from 1
/// @param event what it tells
/// @param decideTime when it was decided to tell it
/// @param headline what stands in few words and one sentence
/// @param details what stands below the headline, a sentence each; of a group its incidents, empty
///     otherwise
/// @param facts what channels show besides
/// @param order the directive that comes with it; absent when none does
/// @param links where a person can act, in the order in which they are shown
/// @param json proto JSON of its message of the contract, for programs
public record Notification(
    String id,
    Topic topic,
    long revision,
    Event event,
    Instant decideTime,
    Headline headline,
    List<String> details,
    Facts facts,
    @Nullable Order order,
    List<Link> links,
    String json) {
  public Notification {
    details = List.copyOf(details);
    links = List.copyOf(links);
  }

  /// One without details.
  public Notification(
      String id,
      Topic topic,
      long revision,
      Event event,
      Instant decideTime,
      Headline headline,
      Facts facts,
      @Nullable Order order,
      List<Link> links,
      String json) {
    this(id, topic, revision, event, decideTime, headline, List.of(), facts, order, links, json);
  }

  /// What everybody reads.
  ///
  /// @param title at most 150 characters, without figures
  /// @param sentence one sentence
  public record Headline(String title, String sentence) {}

  /// What channels show besides the headline; empty where it does not apply.
  ///
  /// @param kind the kind of finding, upper snake case
  /// @param severity how fast somebody must act
  /// @param state where the topic stands, upper snake case
  /// @param openedWeek the ISO week that tripped it
  /// @param deployment the bot's id
  /// @param area the product area's id
  /// @param owner who must act, for people
  public record Facts(
      String kind,
      Severity severity,
      String state,
      String openedWeek,
      String deployment,
      String area,
      String owner) {}

  /// A directive to a bot's platform.
  ///
  /// @param directiveId its id
  /// @param deployment the bot's id
  /// @param text what is to be done, without a full stop
  /// @param state where it stands, upper snake case
  /// @param revision its revision then
  public record Order(
      String directiveId, String deployment, String text, String state, long revision) {
    /// Whether it waits for the owner's word.
    public boolean isProposed() {
      return state.equals("PROPOSED");
    }
  }

  /// Where a person can act.
  ///
  /// @param label what following it does, at most 75 characters
  /// @param url where it leads to
  /// @param secret whether whoever has the URL can act by it: it is shown to its addressee only
  public record Link(String label, String url, boolean secret) {}

  /// The same with these links.
  public Notification withLinks(List<Link> newLinks) {
    return new Notification(
        id, topic, revision, event, decideTime, headline, details, facts, order, newLinks, json);
  }
}
