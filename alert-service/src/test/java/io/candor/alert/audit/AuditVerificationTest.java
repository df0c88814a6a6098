package io.candor.alert.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AuditVerificationTest {
  private static final Instant NOW = Instant.parse("2026-04-06T06:00:00.123456Z");

  @Test
  void aChainAsItWasWrittenIsWhole() {
    AuditVerification.Result result = verify(chain(20), 0, "");
    assertThat(result.isIntact()).isTrue();
    assertThat(result.entryCount()).isEqualTo(20);
    assertThat(result.headHash()).isEqualTo(chain(20).getLast().hash());
    assertThat(verify(List.of(), 0, "").headHash()).isEqualTo(AuditChain.START);
  }

  // A change of the form would break every chain that is kept.
  @Test
  void theHashOfAnEntryIsGolden() {
    AuditEntry first = chain(1).getFirst();
    assertThat(first.detailJson()).isEqualTo("{\"a\":\"1\",\"b\":\"x \\\"y\\\"\"}");
    assertThat(first.hash())
        .isEqualTo("aca68d5ca797c5147cb1db353e4fd7bbbc4bf234932297cdfa9981b53669cc49");
  }

  @Test
  void everyChangeRemovalAndSwapShows() {
    Random random = new Random(3);
    for (int run = 0; run < 300; run++) {
      List<AuditEntry> chain = new ArrayList<>(chain(10));
      int at = random.nextInt(10);
      AuditEntry entry = chain.get(at);
      switch (random.nextInt(5)) {
        case 0 -> chain.set(at, with(entry, entry.actor() + "x", entry.time(), entry.hash()));
        case 1 ->
            chain.set(at, with(entry, entry.actor(), entry.time().plusNanos(1000), entry.hash()));
        case 2 -> chain.set(at, with(entry, entry.actor(), entry.time(), "f".repeat(64)));
        case 3 -> {
          if (at == 9) {
            continue; // Cutting the end off shows only against a known head.
          }
          chain.remove(at);
        }
        default -> {
          if (at == 9) {
            continue;
          }
          Collections.swap(chain, at, at + 1);
        }
      }
      AuditVerification.Result result = verify(chain, 0, "");
      assertThat(result.isIntact()).as("run %s", run).isFalse();
      assertThat(result.brokenSequence()).isBetween(at + 1L, at + 2L);
    }
  }

  @Test
  void aRewrittenOrCutChainShowsAgainstAKnownHead() {
    List<AuditEntry> chain = chain(10);
    String head = chain.getLast().hash();
    assertThat(verify(chain(12), 10, head).isIntact()).isTrue();
    assertThat(verify(chain.subList(0, 9), 10, head).brokenSequence()).isEqualTo(10);
    assertThat(verify(chain("other", 10), 10, head).brokenSequence()).isEqualTo(10);
  }

  private static AuditVerification.Result verify(
      List<AuditEntry> chain, long knownSequence, String knownHash) {
    AuditVerification verification = new AuditVerification("default", knownSequence, knownHash);
    chain.forEach(verification::accept);
    return verification.result();
  }

  private static List<AuditEntry> chain(int length) {
    return chain("maria", length);
  }

  private static List<AuditEntry> chain(String actor, int length) {
    List<AuditEntry> chain = new ArrayList<>();
    String hash = AuditChain.START;
    for (int i = 0; i < length; i++) {
      AuditEvent event =
          new AuditEvent(NOW, actor, "did", "thing/" + i, Map.of("b", "x \"y\"", "a", "1"));
      chain.add(AuditChain.next("default", i, hash, event));
      hash = chain.getLast().hash();
    }
    return chain;
  }

  private static AuditEntry with(AuditEntry entry, String actor, Instant time, String hash) {
    return new AuditEntry(
        entry.sequence(),
        time,
        actor,
        entry.action(),
        entry.resource(),
        entry.detailJson(),
        entry.previousHash(),
        hash);
  }
}
