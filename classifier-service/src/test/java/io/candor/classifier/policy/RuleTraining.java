package io.candor.classifier.policy;

import io.candor.classifier.labelling.HeadTrainer;
import io.candor.classifier.labelling.HeadTrainer.Example;
import io.candor.classifier.labelling.RuleHead;
import io.candor.classifier.policy.StatementList.Line;
import io.candor.classifier.speech.Sentences;
import io.candor.classifier.speech.Words;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Learns [RuleHead] from sentences of bots that hold a quantity.
final class RuleTraining {
  /// The trades are learned in so many parts: what is said of a trade's sentences comes from a head
  /// that has not learned them.
  static final int PARTS = 5;

  // Chosen by leaving out trade by trade.
  private static final double PENALTY = 1e-2;
  private static final int MAX_STEPS = 200;

  private final Map<Integer, SentenceVectors> heldBack = new TreeMap<>();
  private final List<String> trades;
  private final List<Said> said = new ArrayList<>();
  private final SentenceVectors vectors;

  RuleTraining(List<Line> lines, SentenceVectors vectors) {
    this.trades = List.copyOf(new TreeSet<>(lines.stream().map(Line::trade).toList()));
    this.vectors = vectors;
    List<List<String>> sentences = lines.stream().map(RuleTraining::sentences).toList();
    Iterator<float[]> meanings =
        vectors.of(sentences.stream().flatMap(List::stream).toList()).iterator();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      sentences
          .get(i)
          .forEach(
              sentence ->
                  said.add(
                      new Said(
                          line.trade(),
                          new Example(meanings.next(), line.expected().equals("-") ? 0 : 1, 1))));
    }
  }

  /// A sentence of a line.
  private record Said(String trade, Example example) {}

  /// The part of a trade, from 0.
  int part(String trade) {
    return trades.indexOf(trade) % PARTS;
  }

  /// Meanings with a head that has not learned the trades of a part.
  SentenceVectors without(int part) {
    return heldBack.computeIfAbsent(
        part,
        out -> {
          RuleHead head = train(said.stream().filter(it -> part(it.trade()) != out).toList());
          return vectors.withRules(head::odds);
        });
  }

  /// A head of all trades.
  RuleHead all() {
    return train(said);
  }

  private static RuleHead train(List<Said> learned) {
    List<Example> examples = learned.stream().map(Said::example).toList();
    return new RuleHead(HeadTrainer.train(RuleHead.CLASSES, examples, PENALTY, MAX_STEPS, 1));
  }

  /// The sentences that state a quantity, with the same number in the place of each.
  static List<String> sentences(Line line) {
    List<String> sentences = new ArrayList<>();
    String context = line.asked();
    for (String sentence : Sentences.of(line.said())) {
      if (!StatementReader.read(sentence, Words.plain(context), "").isEmpty()) {
        sentences.add(MeaningMatch.masked(Words.plain(sentence)));
      }
      context = PolicyCheck.context(context, sentence);
    }
    return sentences;
  }
}
