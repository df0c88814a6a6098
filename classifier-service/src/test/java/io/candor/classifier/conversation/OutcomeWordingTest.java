package io.candor.classifier.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.classifier.policy.StatementList;
import io.candor.classifier.wording.WordingModel;
import io.candor.classifier.wording.WordingTrial;
import io.candor.classifier.wording.WordingTrial.Line;
import io.candor.classifier.wording.WordingTrial.Scores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// What customers say last and what bots do, of companies that the models have not seen.
class OutcomeWordingTest {
  private static final Map<String, String> CUSTOMER =
      Map.of(
          "CONFIRMS", "CONFIRMS",
          "ACKNOWLEDGES", "ACKNOWLEDGES",
          "REJECTS", "REJECTS",
          "REJECTS-TOLD", "REJECTS",
          "HUMAN", "ASKS_FOR_HUMAN",
          "CONTINUES", "CONTINUES");
  private static final Map<String, String> BOT =
      Map.of(
          "GREETING", "GREETING",
          "COURTESY", "COURTESY",
          "HANDOVER", "HAND_OVER",
          "HELP", "HELP");
  private static final WordingTrial CUSTOMERS = trial(CustomerSign.CLASSES);
  private static final WordingTrial BOTS = trial(BotUtterance.CLASSES);
  private static final List<Line> CUSTOMER_LINES =
      lines(CUSTOMER, "CONTINUES", StatementList.Line::asked, CustomerSign::features, 4);
  private static final List<Line> BOT_LINES =
      lines(BOT, "HELP", StatementList.Line::said, BotUtterance::features, 1);

  private static WordingTrial trial(List<String> classes) {
    return new WordingTrial(
        classes,
        likely -> {
          int best = 0;
          for (int k = 1; k < likely.length; k++) {
            best = likely[k] > likely[best] ? k : best;
          }
          return classes.get(best);
        });
  }

  /// Questions of policies go on, and answers to them help.
  ///
  /// @param step every how many of them are learned from, so that they do not outnumber all else
  private static List<Line> lines(
      Map<String, String> labels,
      String ordinary,
      Function<StatementList.Line, String> of,
      Function<String, Set<String>> features,
      int step) {
    List<Line> lines = new ArrayList<>(listed("outcomes.txt", labels, features));
    try {
      List<StatementList.Line> statements = StatementList.lines("statements-chats.txt");
      for (int i = 0; i < statements.size(); i += step) {
        StatementList.Line line = statements.get(i);
        if (!of.apply(line).isEmpty()) {
          String text = of.apply(line);
          lines.add(new Line(line.trade(), ordinary, features.apply(text)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  private static List<Line> listed(
      String list, Map<String, String> labels, Function<String, Set<String>> features) {
    return WordingTrial.lines(Outcomes.class, list, labels, features);
  }

  @Test
  void customersOfOtherCompanies_areTold() {
    Scores others = CUSTOMERS.crossValidated(CUSTOMER_LINES);
    Scores heldOut =
        CUSTOMERS.scores(
            WordingModel.shipped(CustomerSign.class, CustomerSign.MODEL),
            listed("outcomes-held-out.txt", CUSTOMER, CustomerSign::features));

    assertThat(others.accuracy()).as(others.toString()).isGreaterThan(0.85); // 0.878
    assertThat(heldOut.accuracy()).as(heldOut.toString()).isGreaterThan(0.76); // 191 of 240
  }

  @Test
  void botsOfOtherCompanies_areTold() {
    Scores others = BOTS.crossValidated(BOT_LINES);
    Scores heldOut =
        BOTS.scores(
            WordingModel.shipped(BotUtterance.class, BotUtterance.MODEL),
            listed("outcomes-held-out.txt", BOT, BotUtterance::features));

    assertThat(others.accuracy()).as(others.toString()).isGreaterThan(0.93); // 0.948
    assertThat(heldOut.accuracy()).as(heldOut.toString()).isGreaterThan(0.83); // 165 of 192
  }

  @Test
  void customerModel_isTheOneThatIsLearned() throws IOException {
    CUSTOMERS.isLearned(CustomerSign.class, CustomerSign.MODEL, CUSTOMER_LINES);
  }

  @Test
  void botModel_isTheOneThatIsLearned() throws IOException {
    BOTS.isLearned(BotUtterance.class, BotUtterance.MODEL, BOT_LINES);
  }
}
