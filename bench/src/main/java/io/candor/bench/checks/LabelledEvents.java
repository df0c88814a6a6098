package io.candor.bench.checks;

import com.google.protobuf.util.JsonFormat;
import io.candor.classifier.check.CheckInput;
import io.candor.classifier.check.CheckInputProtos;
import io.candor.classifier.policy.CustomerFacts;
import io.candor.ingest.v1.AccountEvent;
import io.candor.ingest.v1.AccountState;
import io.candor.ingest.v1.Conversation;
import io.candor.ingest.v1.ConversationEvent;
import io.candor.ingest.v1.Event;
import io.candor.ingest.v1.ToolCall;
import io.candor.ingest.v1.Turn;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/// The conversations of a file of events, put together as the suite would, in memory: later lines
/// win, turns and calls merge by index and id.
final class LabelledEvents {
  private final Map<String, Conversation.Builder> conversations = new LinkedHashMap<>();
  private final Map<String, Map<Integer, Turn>> turns = new HashMap<>();
  private final Map<String, Map<String, ToolCall>> calls = new HashMap<>();
  private final Map<String, AccountState.Builder> accounts = new HashMap<>();

  private LabelledEvents() {}

  /// Takes a conversation.
  interface Visitor {
    void visit(String id, CheckInput input, CustomerFacts facts);
  }

  static LabelledEvents read(Path file) throws IOException {
    LabelledEvents events = new LabelledEvents();
    try (InputStream bytes = Files.newInputStream(file);
        InputStream text = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Event.Builder event = Event.newBuilder();
        JsonFormat.parser().merge(line, event);
        events.add(event.build());
      }
    }
    return events;
  }

  private void add(Event event) {
    switch (event.getBodyCase()) {
      case CONVERSATION -> add(event.getConversation());
      case TURN ->
          turn(
              event.getTurn().getConversationId(),
              Turn.newBuilder()
                  .setIndex(event.getTurn().getIndex())
                  .setRole(event.getTurn().getRole())
                  .setText(event.getTurn().getText())
                  .setTime(event.getTurn().getTime())
                  .build());
      case TOOL_CALL ->
          call(
              event.getToolCall().getConversationId(),
              ToolCall.newBuilder()
                  .setName(event.getToolCall().getName())
                  .setStatus(event.getToolCall().getStatus())
                  .setTime(event.getToolCall().getTime())
                  .setToolCallId(event.getToolCall().getToolCallId())
                  .setArguments(event.getToolCall().getArguments())
                  .setAmount(event.getToolCall().getAmount())
                  .build());
      case HANDOFF ->
          conversation(event.getHandoff().getConversationId())
              .getHandoffBuilder()
              .setTime(event.getHandoff().getTime())
              .setPacket(event.getHandoff().getPacket());
      case ACCOUNT -> add(event.getAccount());
      case DEPLOYMENT, RELEASE, CLOSURE, SURVEY, FEEDBACK, BODY_NOT_SET -> {
        // Nothing that is checked.
      }
    }
  }

  private void add(ConversationEvent event) {
    Conversation.Builder conversation = conversation(event.getConversationId());
    if (event.hasDeploymentId()) {
      conversation.setDeploymentId(event.getDeploymentId());
    }
    if (event.hasAccountId()) {
      conversation.setAccountId(event.getAccountId());
    }
    if (event.hasHandoff()) {
      conversation.setHandoff(event.getHandoff());
    }
    if (event.hasTicketId()) {
      conversation.setTicketId(event.getTicketId());
    }
    event.getTurnsList().forEach(turn -> turn(event.getConversationId(), turn));
    event.getToolCallsList().forEach(call -> call(event.getConversationId(), call));
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

  private Conversation.Builder conversation(String id) {
    return conversations.computeIfAbsent(
        id, missing -> Conversation.newBuilder().setConversationId(missing));
  }

  private void turn(String id, Turn turn) {
    turns.computeIfAbsent(id, missing -> new TreeMap<>()).put(turn.getIndex(), turn);
  }

  private void call(String id, ToolCall call) {
    String key =
        call.getToolCallId().isEmpty()
            ? call.getName() + call.getTime().getSeconds()
            : call.getToolCallId();
    calls.computeIfAbsent(id, missing -> new TreeMap<>()).put(key, call);
  }

  /// The tools that each bot has called.
  Map<String, Set<String>> tools() {
    Map<String, Set<String>> tools = new HashMap<>();
    calls.forEach(
        (id, made) ->
            made.values()
                .forEach(
                    call ->
                        tools
                            .computeIfAbsent(
                                conversation(id).getDeploymentId(), bot -> new TreeSet<>())
                            .add(call.getName())));
    return tools;
  }

  void each(Visitor visitor) {
    conversations.forEach(
        (id, conversation) -> {
          List<ToolCall> made = new ArrayList<>(calls.getOrDefault(id, Map.of()).values());
          made.sort(Comparator.comparingLong(call -> call.getTime().getSeconds()));
          Conversation whole =
              conversation
                  .clone()
                  .addAllTurns(turns.getOrDefault(id, Map.of()).values())
                  .addAllToolCalls(made)
                  .build();
          AccountState.Builder account = accounts.get(whole.getAccountId());
          visitor.visit(
              id,
              CheckInputProtos.fromProto(whole),
              account == null
                  ? CustomerFacts.UNKNOWN
                  : CheckInputProtos.fromProto(account.build()));
        });
  }
}
