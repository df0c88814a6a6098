package io.candor.classifier.qa;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.candor.classifier.MongoFilters;
import io.candor.classifier.policy.PolicyClass;
import io.candor.classifier.qa.QaConversation.Stratum;
import io.candor.classifier.qa.QaReview.Claim;
import io.candor.classifier.qa.QaReviewStore.FollowUp;
import io.candor.classifier.qa.QaStore.StratumSize;
import io.candor.classifier.qa.QaVerdict.Missed;
import io.candor.classifier.qa.QaVerdict.Vote;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MongoQaStoresIT {
  private static final Instant NOON = Instant.parse("2026-03-12T12:00:00Z");
  private static final String WEEK = "2026-W11";
  private final MongoFilters filters = new MongoFilters();
  private MongoClient client;
  private QaStore store;
  private QaReviewStore reviews;

  @BeforeEach
  void open() {
    client = filters.client();
    MongoDatabase database = client.getDatabase("qa-" + UUID.randomUUID());
    store = new MongoQaStore(database);
    reviews = new MongoQaReviewStore(database);
  }

  @AfterEach
  void close() {
    client.close();
    assertThat(filters.offences()).isEmpty();
  }

  @Test
  void conversation_isTheOneOfItsLatestRevision_inAnyOrder() {
    QaConversation first = conversation("c1", 1, "returns", 5, false);
    QaConversation second = conversation("c1", 2, "billing", 5, true);

    store.put("acme", List.of(second), true);
    store.put("acme", List.of(first), true);
    assertThat(store.find("acme", "conversations/c1")).contains(second);
    store.put("acme", List.of(second), false);
    assertThat(store.find("acme", "conversations/c1")).contains(second);
    assertThat(store.find("globex", "conversations/c1")).isEmpty();
  }

  @Test
  void strataAndSelection_areOfTheWeeksAndTheWorkspace() {
    store.put(
        "acme",
        List.of(
            conversation("c1", 1, "returns", 50, false),
            conversation("c2", 1, "returns", 9, false),
            conversation("c3", 1, "returns", 70, true),
            conversation("c4", 1, "billing", 80, false)),
        true);
    store.put("globex", List.of(conversation("c5", 1, "returns", 1, true)), true);

    assertThat(store.strata("acme", "2026-W10", WEEK))
        .isEqualTo(
            Map.of(
                new Stratum(WEEK, "returns"), new StratumSize(3, 1, 9),
                new Stratum(WEEK, "billing"), new StratumSize(1, 0, 80)));
    assertThat(store.strata("acme", "2026-W12", "2026-W20")).isEmpty();
    assertThat(store.select("acme", WEEK, WEEK, 10, List.of(80L)))
        .extracting(QaConversation::key)
        .containsExactlyInAnyOrder("conversations/c2", "conversations/c3", "conversations/c4");
    assertThat(store.select("acme", "2026-W12", "2026-W12", 10, List.of())).isEmpty();
  }

  @Test
  void drawKey_isTheFirstThatWasOffered() {
    byte[] first = {1, 2, 3};

    assertThat(store.drawKey("acme", first)).isEqualTo(first);
    assertThat(store.drawKey("acme", new byte[] {9})).isEqualTo(first);
    assertThat(store.drawKey("globex", new byte[] {9})).isEqualTo(new byte[] {9});
  }

  @Test
  void review_isReplacedOnlyByTheNextRevision() {
    QaReview claimed =
        QaReview.none("conversations/c1", WEEK).claimed(WEEK, new Claim("ann", NOON));
    QaReview reviewed =
        claimed.with(
            WEEK,
            new QaVerdict(
                "ann",
                NOON,
                Map.of(Question.RESOLVED, Answer.CANNOT_TELL),
                Map.of(Question.RESOLVED, Answer.YES),
                List.of(new Vote("f", PolicyClass.PROCESS_AND_CONTACT, true)),
                List.of(new Missed(PolicyClass.REFUND_AND_PRICING, "fee", 3)),
                "a remark"));

    assertThat(reviews.replace("acme", claimed)).isTrue();
    assertThat(reviews.replace("acme", claimed)).as("somebody else was faster").isFalse();
    assertThat(reviews.replace("acme", reviewed)).isTrue();
    assertThat(reviews.replace("acme", reviewed)).isFalse();
    assertThat(reviews.find("acme", List.of("conversations/c1", "conversations/c2")))
        .isEqualTo(Map.of("conversations/c1", reviewed));
    assertThat(reviews.find("globex", List.of("conversations/c1"))).isEmpty();

    reviews.remove("globex", List.of("conversations/c1"));
    assertThat(reviews.find("acme", List.of("conversations/c1"))).isNotEmpty();
    reviews.remove("acme", List.of("conversations/c1"));
    assertThat(reviews.find("acme", List.of("conversations/c1"))).isEmpty();
  }

  @Test
  void followUps_areThereUntilTheyAreRemoved_eachOfItsReviewer() {
    FollowUp ann = new FollowUp("acme", "conversations/c1", "ann", NOON);
    FollowUp bob = new FollowUp("acme", "conversations/c1", "bob", NOON);
    reviews.addFollowUp(ann);
    reviews.addFollowUp(ann);
    reviews.addFollowUp(bob);

    assertThat(reviews.followUps()).containsExactlyInAnyOrder(ann, bob);
    reviews.removeFollowUp(ann);
    assertThat(reviews.followUps()).containsExactly(bob);
  }

  private static QaConversation conversation(
      String id, long revision, String archetype, long lot, boolean flagged) {
    return new QaConversation(
        "conversations/" + id,
        revision,
        WEEK,
        archetype,
        lot,
        NOON,
        false,
        flagged ? List.of(new QaFinding("f", PolicyClass.REFUND_AND_PRICING)) : List.of());
  }
}
