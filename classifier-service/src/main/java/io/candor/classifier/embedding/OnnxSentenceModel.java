package io.candor.classifier.embedding;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// A sentence model in ONNX form. One session with one thread per call and no spinning: the callers
/// bring the parallelism, one per core, which measured 1.5 times the throughput of a session that
/// starts threads of its own.
final class OnnxSentenceModel implements SentenceModel {
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final Pooling pooling;
  private final Set<String> inputNames;
  private final int dimension;

  OnnxSentenceModel(byte[] onnx, Pooling pooling) {
    this.environment = OnnxLibrary.load();
    this.pooling = pooling;
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      options.addConfigEntry("session.inter_op.allow_spinning", "0");
      this.session = environment.createSession(onnx, options);
      this.inputNames = Set.copyOf(session.getInputNames());
    } catch (OrtException e) {
      throw new IllegalStateException("the sentence model cannot be loaded", e);
    }
    // Encoding once finds the dimension and pays for the first run's allocations at start.
    this.dimension = run(new int[][] {{0}})[0].length;
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public float[][] encode(int[][] windows) {
    return run(windows);
  }

  private float[][] run(int[][] windows) {
    int longest = 0;
    for (int[] window : windows) {
      longest = Math.max(longest, window.length);
    }
    long[] shape = {windows.length, longest};
    int cells = windows.length * longest;
    LongBuffer ids = direct(cells);
    LongBuffer mask = direct(cells);
    LongBuffer types = direct(cells); // zeros: one segment
    for (int row = 0; row < windows.length; row++) {
      for (int column = 0; column < windows[row].length; column++) {
        ids.put(row * longest + column, windows[row][column]);
        mask.put(row * longest + column, 1L);
      }
    }
    Map<String, OnnxTensor> inputs = new HashMap<>();
    try {
      inputs.put("input_ids", OnnxTensor.createTensor(environment, ids, shape));
      inputs.put("attention_mask", OnnxTensor.createTensor(environment, mask, shape));
      if (inputNames.contains("token_type_ids")) {
        inputs.put("token_type_ids", OnnxTensor.createTensor(environment, types, shape));
      }
      try (OrtSession.Result result = session.run(inputs)) {
        OnnxTensor hidden = (OnnxTensor) result.get(0);
        long[] given = hidden.getInfo().getShape();
        if (given.length != 3) {
          throw new IllegalStateException(
              "the sentence model's first output has "
                  + given.length
                  + " dimensions (expected: 3, one vector per token)");
        }
        int width = (int) given[2];
        return pool(hidden.getFloatBuffer(), windows, longest, width);
      }
    } catch (OrtException e) {
      throw new IllegalStateException("the sentence model failed", e);
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  private float[][] pool(FloatBuffer hidden, int[][] windows, int longest, int width) {
    float[][] vectors = new float[windows.length][];
    for (int row = 0; row < windows.length; row++) {
      float[] vector = new float[width];
      int base = row * longest * width;
      switch (pooling) {
        case CLS -> hidden.get(base, vector);
        case MEAN -> {
          for (int token = 0; token < windows[row].length; token++) {
            for (int d = 0; d < width; d++) {
              vector[d] += hidden.get(base + token * width + d);
            }
          }
        }
      }
      vectors[row] = Vectors.normalised(vector);
    }
    return vectors;
  }

  private static LongBuffer direct(int cells) {
    return ByteBuffer.allocateDirect(cells * Long.BYTES)
        .order(ByteOrder.nativeOrder())
        .asLongBuffer();
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("the sentence model cannot be closed", e);
    }
  }
}
