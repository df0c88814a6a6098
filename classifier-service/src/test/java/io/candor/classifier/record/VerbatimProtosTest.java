package io.candor.classifier.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import io.candor.classifier.discovery.Verbatim.Rated;
import io.candor.classifier.embedding.TextKey;
import io.candor.classifier.labelling.Sentiment;
import io.candor.classifier.labelling.TextLabels;
import io.candor.classifier.v1.Record;
import io.candor.ingest.v1.Conversation;
import io.candor.ingest.v1.Scale;
import io.candor.ingest.v1.Survey;
import io.candor.ingest.v1.Turn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Which words of a conversation the search for themes reads.
class VerbatimProtosTest {
  private static final String ASK = "The app logs me out every few seconds";
  private static final String COMMENT = "Nobody could help me.";

  @Test
  void lowRatingWithoutAComment_isReadByTheFirstWords() {
    VerbatimProtos.Verbatims verbatims = of(survey("sv-1", 1, ""), survey("sv-2", 5, "Fine."));

    assertThat(verbatims.displeased())
        .singleElement()
        .satisfies(
            arrived -> {
              assertThat(arrived.key()).isEqualTo("conversations/c#");
              assertThat(arrived.text()).isEqualTo(ASK);
              assertThat(arrived.rated()).isEqualTo(Rated.LOW_WITHOUT_COMMENT);
              assertThat(arrived.customer()).isEqualTo("cu-1");
            });
    assertThat(verbatims.others()).containsExactly("conversations/c#sv-2");
  }

  @Test
  void whoeverSaysWhy_isReadByThat() {
    VerbatimProtos.Verbatims verbatims = of(survey("sv-1", 1, ""), survey("sv-2", 2, COMMENT));

    assertThat(verbatims.displeased())
        .singleElement()
        .satisfies(
            arrived -> {
              assertThat(arrived.text()).isEqualTo(COMMENT);
              assertThat(arrived.rated()).isEqualTo(Rated.LOW);
            });
    // What an earlier state of the record may have put there goes.
    assertThat(verbatims.others()).containsExactly("conversations/c#");
  }

  @Test
  void conversationsThatNobodyRatedLow_areNotRead() {
    assertThat(of(survey("sv-1", 4, "")).displeased()).isEmpty();
    assertThat(of().displeased()).isEmpty();
  }

  private static VerbatimProtos.Verbatims of(Survey... surveys) {
    Record body =
        Record.newBuilder()
            .setConversation(
                Conversation.newBuilder()
                    .setCustomerId("cu-1")
                    .setOpenTime(Timestamp.newBuilder().setSeconds(1_770_000_000))
                    .addTurns(Turn.newBuilder().setRole(Turn.Role.CUSTOMER).setText(ASK))
                    .addAllSurveys(List.of(surveys)))
            .build();
    Sentiment negative = new Sentiment(Sentiment.Polarity.NEGATIVE, -0.8, 0.9, "head");
    Sentiment positive = new Sentiment(Sentiment.Polarity.POSITIVE, 0.8, 0.9, "head");
    Map<TextKey, TextLabels> labels = new HashMap<>();
    labels.put(TextKey.of(ASK), new TextLabels(null, List.of(), null, negative));
    labels.put(TextKey.of(COMMENT), new TextLabels(null, List.of(), null, negative));
    labels.put(TextKey.of("Fine."), new TextLabels(null, List.of(), null, positive));
    return VerbatimProtos.of(
        new StoredRecord(
            "conversations/c", 1, body.toByteArray(), "heads", labels, 1, new byte[0]));
  }

  private static Survey survey(String id, double rating, String comment) {
    return Survey.newBuilder()
        .setSurveyId(id)
        .setRating(rating)
        .setScale(Scale.newBuilder().setMin(1).setMax(5))
        .setAnswerTime(Timestamp.newBuilder().setSeconds(1_770_000_900))
        .setVerbatim(comment)
        .build();
  }
}
