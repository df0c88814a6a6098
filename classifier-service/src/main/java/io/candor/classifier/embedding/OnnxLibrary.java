package io.candor.classifier.embedding;

import ai.onnxruntime.OrtEnvironment;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Loads the native library of onnxruntime.
final class OnnxLibrary {
  // While it starts, onnxruntime 1.29 runs a recursive regular expression over /proc/self/cmdline,
  // about 100 bytes of stack a character: a class path of 10 kB on the command line overflows the
  // 1 MiB of an ordinary thread and ends the process without a word. The size is reserved, not
  // used, and freed when the thread ends. Can go when a release of onnxruntime no longer does so.
  private static final long STACK_BYTES = 256L << 20;

  private OnnxLibrary() {}

  /// The process's environment; the first call loads the library.
  static OrtEnvironment load() {
    FutureTask<OrtEnvironment> load = new FutureTask<>(OrtEnvironment::getEnvironment);
    Thread loader = new Thread(null, load, "onnxruntime-load", STACK_BYTES);
    loader.setDaemon(true);
    loader.start();
    try {
      return load.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("onnxruntime cannot be loaded", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while onnxruntime was loading", e);
    }
  }
}
