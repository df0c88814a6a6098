package io.candor.kit.grpc;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;

/// Turns every failure of a call, thrown or sent, into a canonical status with its `ErrorInfo`.
///
/// It also makes the call safe against answers after its end: the default deadline may end a call
/// while its method still runs, and what the method sends then is dropped.
final class ErrorMappingInterceptor implements ServerInterceptor {
  private final ErrorMapper mapper;

  ErrorMappingInterceptor(ErrorMapper mapper) {
    this.mapper = mapper;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    MappedCall<Q, R> mapped = new MappedCall<>(call, mapper);
    ServerCall.Listener<Q> listener;
    try {
      listener = next.startCall(mapped, headers);
    } catch (RuntimeException | Error e) {
      mapped.fail(e);
      listener = new ServerCall.Listener<>() {};
    }
    return new CallbackInterceptor<>(listener) {
      @Override
      void around(Runnable callback) {
        try {
          callback.run();
        } catch (RuntimeException | Error e) {
          mapped.fail(e);
        }
      }
    };
  }

  /// A call that ends once, with a mapped status.
  private static final class MappedCall<Q, R> extends SimpleForwardingServerCall<Q, R> {
    private final ErrorMapper mapper;
    private boolean closed;

    MappedCall(ServerCall<Q, R> call, ErrorMapper mapper) {
      super(call);
      this.mapper = mapper;
    }

    void fail(Throwable failure) {
      close(Status.fromThrowable(failure).withCause(failure), new Metadata());
      if (failure instanceof VirtualMachineError e) {
        // The process may be beyond repair; the JVM's own flags decide.
        throw e;
      }
    }

    @Override
    public synchronized void sendHeaders(Metadata headers) {
      if (!closed) {
        super.sendHeaders(headers);
      }
    }

    @Override
    public synchronized void sendMessage(R message) {
      if (!closed) {
        super.sendMessage(message);
      }
    }

    @Override
    public void close(Status status, Metadata trailers) {
      synchronized (this) {
        if (closed) {
          return;
        }
        closed = true;
      }
      if (status.isOk()) {
        closeDelegate(status, trailers);
      } else {
        ErrorMapper.Mapped mapped =
            mapper.map(status, trailers, getMethodDescriptor().getFullMethodName());
        closeDelegate(mapped.status(), mapped.trailers());
      }
    }

    private synchronized void closeDelegate(Status status, Metadata trailers) {
      super.close(status, trailers);
    }
  }
}
