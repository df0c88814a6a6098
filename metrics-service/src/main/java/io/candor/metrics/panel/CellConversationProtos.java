package io.candor.metrics.panel;

import io.candor.ingest.v1.Conversation;
import io.candor.kit.resource.ResourceName;
import io.candor.metrics.edge.FigureProtos;
import io.candor.metrics.v1.CellConversation;
import java.time.Instant;
import java.util.Optional;

/// Maps the conversations of a cell to the contract.
final class CellConversationProtos {
  private static final double NANOS = 1e9;
  private static final double MICROS = 1e6;

  private CellConversationProtos() {}

  static CellMembership membership(CellConversation.Membership membership) {
    return switch (membership) {
      case MEMBERSHIP_UNSPECIFIED, UNRECOGNIZED -> CellMembership.ALL;
      default -> CellMembership.valueOf(membership.name());
    };
  }

  static CellConversation toProto(String workspace, MemberConversation member) {
    CellConversation.Builder proto =
        CellConversation.newBuilder()
            .setName(
                new ResourceName(workspace, "conversations", member.conversationId()).toString())
            .setCloseTime(FigureProtos.timestamp(member.closeTime()))
            .setArchetype(member.archetype())
            .setSegment(FigureProtos.segment(member.segment()))
            .setChannel(channel(member.channel()))
            .setBotVersion(member.botVersion())
            .setAccountId(member.accountId())
            .setAttempted(member.handling().attempted())
            .setContained(member.handling().contained())
            .setDeflected(member.handling().deflected())
            .setEscalated(member.handling().escalated())
            .setContextLost(member.handling().contextLost())
            .setRepeatedState(member.handling().repeatedState())
            .setExcerpt(member.excerpt());
    member.resolutionNanos().ifPresent(nanos -> proto.setResolutionRating(nanos / NANOS));
    member.delayedNanos().ifPresent(nanos -> proto.setDelayedRating(nanos / NANOS));
    member.modelMicros().ifPresent(micros -> proto.setModelScore(micros / MICROS));
    member
        .nextContactTime()
        .ifPresent(time -> proto.setNextContactTime(FigureProtos.timestamp(time)));
    return proto.build();
  }

  private static Conversation.Channel channel(String name) {
    return name.equals("UNSPECIFIED")
        ? Conversation.Channel.CHANNEL_UNSPECIFIED
        : Conversation.Channel.valueOf(name);
  }

  /// Where a page ends, as the text of a cursor.
  static String cursor(MemberConversation last) {
    Instant time = last.closeTime();
    return time.getEpochSecond() + "." + time.getNano() + " " + last.conversationId();
  }

  /// Where the page before ended; empty for the first.
  static Optional<CellQuery.Place> place(String cursor) {
    if (cursor.isEmpty()) {
      return Optional.empty();
    }
    int dot = cursor.indexOf('.');
    int space = cursor.indexOf(' ');
    return Optional.of(
        new CellQuery.Place(
            Instant.ofEpochSecond(
                Long.parseLong(cursor.substring(0, dot)),
                Long.parseLong(cursor.substring(dot + 1, space))),
            cursor.substring(space + 1)));
  }
}
