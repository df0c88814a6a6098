package io.candor.kit.grpc;

import com.google.protobuf.Message;
import io.candor.kit.validation.ContractValidator;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;

/// Refuses requests that break rules of the contract, before the method sees them. On a stream the
/// first such message ends the stream.
final class ValidationInterceptor implements ServerInterceptor {
  private final ContractValidator validator;

  ValidationInterceptor(ContractValidator validator) {
    this.validator = validator;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
      private boolean refused;

      @Override
      public void onMessage(Q message) {
        if (refused) {
          return;
        }
        if (message instanceof Message checked) {
          refused = true;
          validator.check(checked);
          refused = false;
        }
        super.onMessage(message);
      }

      @Override
      public void onHalfClose() {
        if (!refused) {
          super.onHalfClose();
        }
      }
    };
  }
}
