package io.candor.kit.access;

import com.google.protobuf.Message;
import io.candor.kit.error.CandorException;
import io.candor.kit.error.KitReason;
import io.candor.kit.tls.PeerIdentities;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What the edge does about callers: it knows them before their request is read, and asks about
/// every message whether they may. Thread-safe.
public final class AccessControl {
  private static final Context.Key<Caller> CALLER = Context.key("candor-caller");
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
  private static final String BEARER = "bearer ";

  private final List<ServerInterceptor> outside;
  private final List<ServerInterceptor> inside;

  private AccessControl(List<ServerInterceptor> outside, List<ServerInterceptor> inside) {
    this.outside = outside;
    this.inside = inside;
  }

  /// Asks nobody: whoever reaches the port may do everything, under the name that the request says.
  public static AccessControl none() {
    return new AccessControl(List.of(), List.of());
  }

  /// @param peers knows the services of the suite by their connections
  static AccessControl required(TokenVerifier tokens, PeerIdentities peers) {
    return new AccessControl(
        List.of(new Authentication(tokens, peers)), List.of(new Authorization()));
  }

  /// What comes before a request is read.
  public List<ServerInterceptor> outside() {
    return outside;
  }

  /// What comes after, and before the contract's rules are checked.
  public List<ServerInterceptor> inside() {
    return inside;
  }

  /// Finds out who calls.
  private record Authentication(TokenVerifier tokens, PeerIdentities peers)
      implements ServerInterceptor {
    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
      return Contexts.interceptCall(
          Context.current().withValue(CALLER, caller(call, headers)), call, headers, next);
    }

    private Caller caller(ServerCall<?, ?> call, Metadata headers) {
      String authorization = headers.get(AUTHORIZATION);
      if (authorization != null) {
        if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
          throw missing();
        }
        return tokens.verify(authorization.substring(BEARER.length()).strip());
      }
      return peers
          .serviceAt(call.getAttributes())
          .map(Caller.Peer::new)
          .orElseThrow(Authentication::missing);
    }

    private static CandorException missing() {
      return CandorException.of(KitReason.TOKEN_MISSING)
          .message("The call has no token (expected: metadata authorization: Bearer …)")
          .build();
    }
  }

  /// Asks whether they may.
  private static final class Authorization implements ServerInterceptor {
    // Contracts do not change while a process runs.
    private final Map<String, MethodAccess> methods = new ConcurrentHashMap<>();

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
      MethodAccess access =
          methods.computeIfAbsent(
              call.getMethodDescriptor().getFullMethodName(),
              name -> MethodAccess.of(call.getMethodDescriptor()));
      return switch (CALLER.get()) {
        case Caller.Peer peer -> {
          if (!access.allows(peer)) {
            throw notAllowed("The service " + peer.service() + " may not call this method.");
          }
          yield next.startCall(call, headers);
        }
        case Caller.User user -> new Checked<>(next.startCall(call, headers), access, user);
      };
    }
  }

  /// The messages of a user, each checked and signed.
  private static final class Checked<Q> extends SimpleForwardingServerCallListener<Q> {
    private final MethodAccess access;
    private final Caller.User user;
    private Set<String> workspaces = Set.of();
    private boolean refused;

    Checked(ServerCall.Listener<Q> delegate, MethodAccess access, Caller.User user) {
      super(delegate);
      this.access = access;
      this.user = user;
    }

    @Override
    @SuppressWarnings("unchecked") // A message built from a Q is one.
    public void onMessage(Q message) {
      if (refused) {
        return;
      }
      refused = true;
      Message request = (Message) message;
      check(request);
      refused = false;
      super.onMessage((Q) access.withCaller(request, user.name()));
    }

    @Override
    public void onHalfClose() {
      if (!refused) {
        super.onHalfClose();
      }
    }

    private void check(Message request) {
      // Later messages of a stream may leave out what the first has said.
      Set<String> named = access.workspacesOf(request);
      workspaces = named.isEmpty() ? workspaces : named;
      if (workspaces.isEmpty()
          || workspaces.stream().anyMatch(each -> user.grants().in(each).isEmpty())) {
        throw workspaceNotFound();
      }
      if (!workspaces.stream().allMatch(each -> access.allows(user.grants().in(each)))) {
        throw notAllowed("None of your roles in the workspace allows this method.");
      }
    }

    // Also for one that is there: whether it is, is nobody's business.
    private static CandorException workspaceNotFound() {
      return CandorException.of(KitReason.WORKSPACE_NOT_FOUND)
          .message("There is no such workspace for you.")
          .build();
    }
  }

  private static CandorException notAllowed(String message) {
    return CandorException.of(KitReason.NOT_ALLOWED).message(message).build();
  }
}
