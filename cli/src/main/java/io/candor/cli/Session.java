package io.candor.cli;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.candor.cli.connection.Connections;
import io.candor.cli.connection.Service;
import io.candor.cli.terminal.Ink;
import io.candor.cli.terminal.Terminal;
import io.grpc.Channel;
import io.grpc.stub.AbstractStub;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// One run of a command: the services that it may call, and where and how it prints.
public final class Session implements AutoCloseable {
  // Long enough for the slowest read that we know of; a service that is away answers at once.
  private static final int DEADLINE_SECONDS = 30;

  private final Connections connections;
  private final Terminal terminal;
  private final String workspace;
  private final boolean json;

  Session(Connections connections, Terminal terminal, String workspace, boolean json) {
    this.connections = connections;
    this.terminal = terminal;
    this.workspace = workspace;
    this.json = json;
  }

  /// A stub whose calls fail with `DEADLINE_EXCEEDED` half a minute from now.
  public <S extends AbstractStub<S>> S stub(Service service, Function<Channel, S> factory)
      throws IOException {
    return factory
        .apply(connections.channel(service))
        .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
  }

  /// The channel itself, for streams that live as long as they need.
  public Channel channel(Service service) throws IOException {
    return connections.channel(service);
  }

  public Terminal terminal() {
    return terminal;
  }

  public Ink ink() {
    return terminal.ink();
  }

  /// Whether scripts read the output: then it is the response's JSON and nothing else.
  public boolean json() {
    return json;
  }

  /// `workspaces/{workspace}`.
  public String parent() {
    return "workspaces/" + workspace;
  }

  /// `workspaces/{workspace}/{collection}/{id}`; a name that is given whole is taken as it is.
  public String name(String collection, String idOrName) {
    return idOrName.startsWith("workspaces/")
        ? idOrName
        : parent() + "/" + collection + "/" + ResourceIds.encode(idOrName);
  }

  /// Prints the response for scripts, or the lines for people.
  public void print(Message response, Function<Ink, List<String>> lines) {
    print(terminal, json, response, lines);
  }

  static void print(
      Terminal terminal, boolean json, Message response, Function<Ink, List<String>> lines) {
    if (json) {
      terminal.out().println(toJson(response));
    } else {
      lines.apply(terminal.ink()).forEach(terminal.out()::println);
    }
    terminal.out().flush();
  }

  /// The proto3 JSON mapping of a message.
  public static String toJson(Message message) {
    try {
      return JsonFormat.printer().print(message);
    } catch (InvalidProtocolBufferException e) {
      // Only an `Any` of a type that we do not know cannot be printed; no response holds one.
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    connections.close();
  }
}
