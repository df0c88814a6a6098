package io.candor.classifier.reembedding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far a workspace has followed a sentence model.
///
/// @param modelId the model that it goes to
/// @param state how far it is
/// @param total stored vectors of other models when they were counted last, done ones included
/// @param done vectors made anew
/// @param startTime when it was asked for
/// @param endTime when it was over; absent before
/// @param relabellingId the pass over the history; empty before [State#LABELLING]
public record ReembeddingRun(
    String workspace,
    String modelId,
    State state,
    long total,
    long done,
    Instant startTime,
    @Nullable Instant endTime,
    String relabellingId) {
  /// How far a run is.
  public enum State {
    /// Stored vectors are being made anew; nothing is compared with them meanwhile.
    EMBEDDING,
    /// All vectors are of the model; the labels of the history are made anew.
    LABELLING,
    /// Over.
    DONE
  }

  static ReembeddingRun of(String workspace, String modelId, Instant startTime) {
    return new ReembeddingRun(workspace, modelId, State.EMBEDDING, 0, 0, startTime, null, "");
  }

  /// @param left vectors that are still of another model
  ReembeddingRun counted(long left) {
    return new ReembeddingRun(
        workspace, modelId, state, done + left, done, startTime, endTime, relabellingId);
  }

  ReembeddingRun after(long made) {
    return new ReembeddingRun(
        workspace, modelId, state, total, done + made, startTime, endTime, relabellingId);
  }

  ReembeddingRun labelling(String id) {
    return new ReembeddingRun(
        workspace, modelId, State.LABELLING, total, done, startTime, endTime, id);
  }

  ReembeddingRun over(Instant time) {
    return new ReembeddingRun(
        workspace, modelId, State.DONE, total, done, startTime, time, relabellingId);
  }
}
