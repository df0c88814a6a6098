package io.candor.alert.review;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.HexFormat;

/// Something that somebody does until a day, at one revision. Immutable.
///
/// @param workspace the tenant
/// @param id unique in the workspace
/// @param revision grows by 1 with every change, from 1
/// @param reviewId the review that brought it; empty for a person's
/// @param wish what is to be done, by whom, until when
/// @param state where it stands
/// @param overdue whether it is a finding now: open past its day
/// @param note what was said about it last; may be empty
/// @param createTime when it was made
/// @param updateTime when it was last changed
/// @param updatedBy who changed it; empty for the system
public record ActionItem(
    String workspace,
    String id,
    long revision,
    String reviewId,
    Wish wish,
    State state,
    boolean overdue,
    String note,
    Instant createTime,
    Instant updateTime,
    String updatedBy) {
  // 80 bits, as for incidents.
  private static final int ID_BYTES = 10;

  /// Where an item stands; the names equal those of the contract.
  public enum State {
    /// To be done.
    OPEN,
    /// Done.
    DONE,
    /// Not to be done.
    DROPPED
  }

  /// What is to be done.
  ///
  /// @param text in one sentence
  /// @param owner who does it; empty when nobody is named
  /// @param dueDate the last day
  /// @param zone in which the day ends
  /// @param about what it is about
  public record Wish(String text, String owner, LocalDate dueDate, ZoneId zone, About about) {
    /// When it is overdue: the first instant after its last day.
    Instant overdueTime() {
      return dueDate.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /// The same, with a time to do it that begins now.
    Wish dueAfter(Period time, Instant now) {
      return new Wish(text, owner, now.atZone(zone).toLocalDate().plus(time), zone, about);
    }
  }

  /// What an item is about; empty parts do not restrict it.
  ///
  /// @param finding the finding's full name
  /// @param kpi the KPI's id
  /// @param segment upper snake case
  public record About(
      String finding,
      String kpi,
      String deployment,
      String archetype,
      String segment,
      String area) {
    /// Items about the same thing have the same key. A finding is one thing while it lasts.
    String key() {
      return finding.isEmpty()
          ? String.join("\u0000", "kpi", kpi, deployment, archetype, segment, area)
          : "finding\u0000" + finding;
    }
  }

  /// The only id that an item of this origin can have, so that it is not made twice.
  static String id(String origin, String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((origin + "\u0000" + key).getBytes(StandardCharsets.UTF_8));
      return "item-" + HexFormat.of().formatHex(digest, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /// Changed by somebody.
  ActionItem changed(
      Wish newWish, State newState, boolean newOverdue, String newNote, Instant now, String actor) {
    return new ActionItem(
        workspace,
        id,
        revision + 1,
        reviewId,
        newWish,
        newState,
        newOverdue,
        newNote,
        createTime,
        now,
        actor);
  }
}
