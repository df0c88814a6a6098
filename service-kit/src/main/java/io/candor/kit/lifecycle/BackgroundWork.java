package io.candor.kit.lifecycle;

import java.time.Duration;

/// Work with a thread of its own (a relay, a periodic job), started and drained by the runner.
///
/// Contract: every bean of this type is started once after the server has opened its port, in
/// ascending [#order()], and drained once on shutdown in descending order, before the server stops
/// taking calls. An exception from [#start()] ends the start of the service.
public interface BackgroundWork {

  /// A short name for logs, for example `relay classifier`.
  String name();

  /// Starts the work and returns at once.
  void start();

  /// Claims nothing new, lets what is in hand end, and returns then.
  ///
  /// @param atMost how long to wait for what is in hand; what is unfinished after that is
  ///     abandoned (its lease ends by itself)
  void drain(Duration atMost) throws InterruptedException;

  /// Place in the start order, ascending; equal places in no particular order.
  default int order() {
    return 0;
  }
}
