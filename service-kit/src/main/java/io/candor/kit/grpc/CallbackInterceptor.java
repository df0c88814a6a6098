package io.candor.kit.grpc;

import io.grpc.ServerCall;

/// A listener that puts something around every callback of another.
abstract class CallbackInterceptor<Q> extends ServerCall.Listener<Q> {
  private final ServerCall.Listener<Q> delegate;

  CallbackInterceptor(ServerCall.Listener<Q> delegate) {
    this.delegate = delegate;
  }

  /// Runs the callback of the listener behind, or does not.
  abstract void around(Runnable callback);

  @Override
  public void onMessage(Q message) {
    around(() -> delegate.onMessage(message));
  }

  @Override
  public void onHalfClose() {
    around(delegate::onHalfClose);
  }

  @Override
  public void onCancel() {
    around(delegate::onCancel);
  }

  @Override
  public void onComplete() {
    around(delegate::onComplete);
  }

  @Override
  public void onReady() {
    around(delegate::onReady);
  }
}
