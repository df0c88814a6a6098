package io.candor.alert.audit;

/// Computes a chain anew, entry by entry in order. Not thread-safe.
public final class AuditVerification {
  private final String workspace;
  private final long knownSequence;
  private final String knownHash;
  private long count;
  private String head = AuditChain.START;
  private long brokenSequence;
  private String problem = "";

  /// @param knownSequence the head of an earlier verification; 0 for none
  /// @param knownHash its hash; empty for none
  public AuditVerification(String workspace, long knownSequence, String knownHash) {
    this.workspace = workspace;
    this.knownSequence = knownSequence;
    this.knownHash = knownHash;
  }

  /// Takes the next entry.
  void accept(AuditEntry entry) {
    count++;
    if (brokenSequence != 0) {
      return;
    }
    if (entry.sequence() != count) {
      broken(count, "the entry is missing");
    } else if (!entry.previousHash().equals(head)) {
      broken(count, "the entry does not follow on the one before it");
    } else if (!entry.hash().equals(AuditChain.hash(workspace, entry))) {
      broken(count, "the entry was changed");
    } else if (count == knownSequence && !entry.hash().equals(knownHash)) {
      broken(count, "the chain up to here was replaced: its hash is not the known one");
    }
    head = entry.hash();
  }

  /// What came of it, after the last entry.
  Result result() {
    if (brokenSequence == 0 && count < knownSequence) {
      broken(count + 1, "the entry is missing: the chain was cut off before the known head");
    }
    return new Result(count, brokenSequence, problem, head);
  }

  private void broken(long sequence, String what) {
    brokenSequence = sequence;
    problem = what;
  }

  /// What came of a verification.
  ///
  /// @param entryCount how many entries were read
  /// @param brokenSequence the first that is wrong; 0 for none
  /// @param problem what is wrong there; empty when nothing is
  /// @param headHash hash of the last entry
  public record Result(long entryCount, long brokenSequence, String problem, String headHash) {
    /// Whether the chain is whole.
    public boolean isIntact() {
      return brokenSequence == 0;
    }
  }
}
