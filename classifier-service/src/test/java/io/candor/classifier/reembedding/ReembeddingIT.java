package io.candor.classifier.reembedding;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.candor.classifier.MongoFilters;
import io.candor.classifier.discovery.VectorStore;
import io.candor.classifier.embedding.Embedder;
import io.candor.classifier.embedding.EmbeddingModel;
import io.candor.classifier.relabelling.HeldLease;
import io.candor.classifier.relabelling.HistoryRelabelling;
import io.candor.classifier.relabelling.TestHistory;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The steps of a change of the sentence model, on the real store of runs.
class ReembeddingIT {
  private static final Instant START = Instant.parse("2026-03-09T10:00:00Z");

  private final MongoFilters filters = new MongoFilters();
  private final Vectors vectors = new Vectors();
  private MongoClient client;
  private ReembeddingStore store;
  private HistoryRelabelling history;

  @BeforeEach
  void open() {
    client = filters.client();
    MongoDatabase database = client.getDatabase("reembedding-" + UUID.randomUUID());
    store = new MongoReembeddingStore(database);
    history = TestHistory.on(database);
  }

  @AfterEach
  void close() {
    client.close();
    assertThat(filters.offences()).isEmpty();
  }

  @Test
  void firstModel_withoutStaleVectors_asksForNothing() {
    process("model-1", START).run(new HeldLease());

    assertThat(store.wanted().orElseThrow().modelId()).isEqualTo("model-1");
    assertThat(store.find("acme")).isEmpty();
  }

  @Test
  void otherModel_makesVectorsAnew_thenLabels_thenIsDone() {
    process("model-1", START).run(new HeldLease());
    vectors.add(120, "model-1");
    Reembedding later = process("model-2", START.plusSeconds(60));

    later.run(new HeldLease());
    assertThat(vectors.origins).containsOnly("model-2");
    ReembeddingRun run = store.find("acme").orElseThrow();
    assertThat(run.state()).isEqualTo(ReembeddingRun.State.LABELLING);
    assertThat(run.total()).isEqualTo(120);
    assertThat(run.done()).isEqualTo(120);
    assertThat(history.find("acme", run.relabellingId()).orElseThrow().reason())
        .contains("model-2");

    TestHistory.finish(history);
    later.run(new HeldLease());
    assertThat(store.find("acme").orElseThrow().state()).isEqualTo(ReembeddingRun.State.DONE);
  }

  @Test
  void whoeverTakesOver_goesOnWithWhatIsLeft() {
    process("model-1", START).run(new HeldLease());
    vectors.add(120, "model-1");

    process("model-2", START.plusSeconds(60)).run(new HeldLease(1)); // lost after a chunk
    assertThat(store.find("acme").orElseThrow().done()).isEqualTo(50);
    assertThat(vectors.made).isEqualTo(50);

    process("model-2", START.plusSeconds(61)).run(new HeldLease());
    ReembeddingRun run = store.find("acme").orElseThrow();
    assertThat(run.state()).isEqualTo(ReembeddingRun.State.LABELLING);
    assertThat(run.total()).isEqualTo(120);
    assertThat(vectors.made).isEqualTo(120); // none twice
  }

  @Test
  void processThatStartedEarlier_leavesTheWantedModelAlone_andALaterOneTakesItBack() {
    Reembedding earlier = process("model-1", START);
    earlier.run(new HeldLease());
    vectors.add(10, "model-1");
    process("model-2", START.plusSeconds(60)).run(new HeldLease());

    earlier.run(new HeldLease());
    assertThat(vectors.origins).containsOnly("model-2");
    assertThat(store.wanted().orElseThrow().modelId()).isEqualTo("model-2");

    process("model-1", START.plusSeconds(120)).run(new HeldLease());
    assertThat(vectors.origins).containsOnly("model-1");
  }

  @Test
  void staleVectorsThatAreFoundLater_areMadeAnew_andAwaitedMeanwhile() {
    Reembedding process = process("model-2", START);
    process.run(new HeldLease());
    vectors.add(3, "model-1"); // by a replica that was not stopped yet
    ModelFollowers followers = followers("model-2");
    followers.found("acme");
    assertThat(followers.isAwaited("acme")).isTrue();
    assertThat(followers("model-1").isAwaited("acme")).isFalse();

    process.run(new HeldLease());
    assertThat(vectors.origins).containsOnly("model-2");
    assertThat(followers.isAwaited("acme")).isFalse();
  }

  private ModelFollowers followers(String modelId) {
    return new ModelFollowers(store, new EmbeddingModel(modelId, 2, false), Clock.systemUTC());
  }

  private Reembedding process(String modelId, Instant start) {
    return new Reembedding(
        store,
        new OfModel(modelId, vectors),
        followers(modelId),
        () -> Set.of("acme"),
        history,
        new Fixed(),
        new EmbeddingModel(modelId, 2, false),
        Clock.fixed(start, ZoneOffset.UTC));
  }

  /// Vectors of one workspace, of which only the model is kept.
  private static final class Vectors {
    private final List<String> origins = new ArrayList<>();
    private int made;

    void add(int count, String modelId) {
      for (int i = 0; i < count; i++) {
        origins.add(modelId);
      }
    }
  }

  private record OfModel(String modelId, Vectors vectors) implements VectorStore {
    @Override
    public List<StaleVector> stale(String workspace) {
      List<StaleVector> stale = new ArrayList<>();
      for (int i = 0; i < vectors.origins.size(); i++) {
        if (!vectors.origins.get(i).equals(modelId)) {
          stale.add(new StaleVector(String.valueOf(i), "text " + i, vectors.origins.get(i)));
        }
      }
      return stale;
    }

    @Override
    public void replace(String workspace, Map<StaleVector, float[]> replaced) {
      vectors.made += replaced.size();
      replaced.keySet().forEach(each -> vectors.origins.set(Integer.parseInt(each.key()), modelId));
    }
  }

  private static final class Fixed implements Embedder {
    @Override
    public int dimension() {
      return 2;
    }

    @Override
    public List<float[]> embed(List<String> texts, Urgency urgency) {
      return texts.stream().map(text -> new float[] {1, 0}).toList();
    }
  }
}
