package io.candor.alert.silence;

import io.candor.alert.finding.Finding;
import io.candor.alert.finding.Severity;
import io.candor.alert.route.Matcher;
import java.time.Instant;
import java.util.List;

/// A span of time in which nobody is told of what it matches.
///
/// @param workspace the tenant
/// @param id unique in the workspace
/// @param matcher what it mutes
/// @param author who wants it
/// @param reason why
/// @param start when it begins
/// @param end when it ends, excluded
/// @param includesP0 whether it mutes P0 too
/// @param reminderReceivers ids of the receivers that are reminded before the end; empty for the
///     default ones
/// @param createTime when it was made
public record Silence(
    String workspace,
    String id,
    Matcher matcher,
    String author,
    String reason,
    Instant start,
    Instant end,
    boolean includesP0,
    List<String> reminderReceivers,
    Instant createTime) {
  public Silence {
    reminderReceivers = List.copyOf(reminderReceivers);
  }

  /// Whether it mutes a finding at this time. A P0 only if its author said so.
  public boolean mutes(Finding finding, Instant now) {
    return !now.isBefore(start)
        && now.isBefore(end)
        && (includesP0 || finding.judgement().severity() != Severity.P0)
        && matcher.accepts(finding);
  }

  /// The name inside its workspace.
  String key() {
    return "silences/" + id;
  }

  /// The same, ending at this time.
  Silence endingAt(Instant newEnd) {
    return new Silence(
        workspace,
        id,
        matcher,
        author,
        reason,
        start,
        newEnd,
        includesP0,
        reminderReceivers,
        createTime);
  }
}
