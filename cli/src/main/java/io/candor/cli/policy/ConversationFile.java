package io.candor.cli.policy;

import io.candor.cli.importer.EventFiles;
import io.candor.ingest.v1.AccountEvent;
import io.candor.ingest.v1.AccountState;
import io.candor.ingest.v1.Conversation;
import io.candor.ingest.v1.ConversationEvent;
import io.candor.ingest.v1.Event;
import io.candor.ingest.v1.HandoffEvent;
import io.candor.ingest.v1.ToolCall;
import io.candor.ingest.v1.ToolCallEvent;
import io.candor.ingest.v1.Turn;
import io.candor.ingest.v1.TurnEvent;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The conversations of an event file with what it tells of their accounts: enough to check them
/// without importing them. Later lines win.
public final class ConversationFile {
  private final Map<String, Conversation.Builder> conversations = new LinkedHashMap<>();
  private final Map<String, AccountState.Builder> accounts = new LinkedHashMap<>();
  private long refused;

  private ConversationFile() {}

  /// Reads a file; `-` is standard input.
  public static ConversationFile read(String file, InputStream standardInput) throws IOException {
    ConversationFile content = new ConversationFile();
    content.refused = EventFiles.each(file, standardInput, content::add);
    return content;
  }

  /// How many lines are no events.
  public long refused() {
    return refused;
  }

  /// The conversations that have a turn, in the order of their first line.
  public List<Conversation> conversations() {
    List<Conversation> sorted = new ArrayList<>();
    for (Conversation.Builder conversation : conversations.values()) {
      List<Turn> turns = new ArrayList<>(conversation.getTurnsList());
      turns.sort(Comparator.comparingInt(Turn::getIndex));
      if (!turns.isEmpty()) {
        sorted.add(conversation.clone().clearTurns().addAllTurns(turns).build());
      }
    }
    return sorted;
  }

  /// What the file tells of an account; nothing for one that it does not name.
  public AccountState account(String accountId) {
    return accounts.getOrDefault(accountId, AccountState.newBuilder()).build();
  }

  private void add(Event event) {
    switch (event.getBodyCase()) {
      case CONVERSATION -> add(event.getConversation());
      case TURN -> add(event.getTurn());
      case TOOL_CALL -> add(event.getToolCall());
      case HANDOFF -> add(event.getHandoff());
      case ACCOUNT -> add(event.getAccount());
      case DEPLOYMENT, RELEASE, CLOSURE, SURVEY, FEEDBACK, BODY_NOT_SET -> {
        // Nothing that a bot said or did.
      }
    }
  }

  private Conversation.Builder conversation(String id) {
    return conversations.computeIfAbsent(
        id, missing -> Conversation.newBuilder().setConversationId(missing));
  }

  private void add(ConversationEvent event) {
    Conversation.Builder conversation = conversation(event.getConversationId());
    conversation.setOpenTime(event.getOpenTime());
    if (event.hasDeploymentId()) {
      conversation.setDeploymentId(event.getDeploymentId());
    }
    if (event.hasAccountId()) {
      conversation.setAccountId(event.getAccountId());
    }
    if (event.hasTicketId()) {
      conversation.setTicketId(event.getTicketId());
    }
    if (event.hasCloseTime()) {
      conversation.setCloseTime(event.getCloseTime());
    }
    if (event.hasHandoff()) {
      conversation.setHandoff(event.getHandoff());
    }
    event.getTurnsList().forEach(turn -> put(conversation, turn));
    event.getToolCallsList().forEach(call -> put(conversation, call));
  }

  private void add(TurnEvent event) {
    put(
        conversation(event.getConversationId()),
        Turn.newBuilder()
            .setIndex(event.getIndex())
            .setRole(event.getRole())
            .setText(event.getText())
            .setTime(event.getTime())
            .addAllGrounding(event.getGroundingList())
            .build());
  }

  private static void put(Conversation.Builder conversation, Turn turn) {
    for (int i = 0; i < conversation.getTurnsCount(); i++) {
      if (conversation.getTurns(i).getIndex() == turn.getIndex()) {
        conversation.setTurns(i, turn);
        return;
      }
    }
    conversation.addTurns(turn);
  }

  private void add(ToolCallEvent event) {
    ToolCall.Builder call =
        ToolCall.newBuilder()
            .setName(event.getName())
            .setStatus(event.getStatus())
            .setTime(event.getTime())
            .setToolCallId(event.getToolCallId())
            .setArguments(event.getArguments());
    if (event.hasAmount()) {
      call.setAmount(event.getAmount());
    }
    put(conversation(event.getConversationId()), call.build());
  }

  private static void put(Conversation.Builder conversation, ToolCall call) {
    boolean there =
        conversation.getToolCallsList().stream()
            .anyMatch(
                other ->
                    call.getToolCallId().isEmpty()
                        ? other.getName().equals(call.getName())
                            && other.getTime().equals(call.getTime())
                        : other.getToolCallId().equals(call.getToolCallId()));
    if (!there) {
      conversation.addToolCalls(call);
    }
  }

  private void add(HandoffEvent event) {
    conversation(event.getConversationId())
        .getHandoffBuilder()
        .setTime(event.getTime())
        .setPacket(event.getPacket());
  }

  private void add(AccountEvent event) {
    AccountState.Builder account =
        accounts.computeIfAbsent(event.getAccountId(), id -> AccountState.newBuilder());
    if (event.hasPlan()) {
      account.setPlan(event.getPlan());
    }
    if (event.hasSegment()) {
      account.setSegment(event.getSegment());
    }
    account.putAllAttributes(event.getAttributesMap());
  }
}
