package io.candor.kit.relay;

/// A leased lane: the right to deliver one workspace's records on one hop until the lease ends.
///
/// @param workspace whose records
/// @param hop the way out
/// @param fence grows with every lease of this lane; a settlement with an older one changes nothing
/// @param holder which relay has it, for people who look into the store
public record Lane(String workspace, String hop, long fence, String holder) {}
