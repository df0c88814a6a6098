package io.candor.classifier.wording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import opennlp.tools.ml.maxent.quasinewton.QNModel;
import opennlp.tools.ml.maxent.quasinewton.QNTrainer;
import opennlp.tools.ml.model.Context;
import opennlp.tools.ml.model.Event;
import opennlp.tools.util.CollectionObjectStream;
import opennlp.tools.util.TrainingParameters;

/// Learns a [WordingModel] by the L-BFGS trainer of Apache OpenNLP.
public final class WordingTraining {
  // Chosen by leaving out company by company. The first leaves one feature in twenty.
  private static final double L1 = 0.3;
  private static final double L2 = 0.3;
  // Below it, a weight is none.
  private static final double LEAST = 5e-4;

  private WordingTraining() {}

  /// What is learned from: what a text does, and the features of its wording.
  public record Example(String label, Set<String> features) {}

  /// The model of these examples.
  ///
  /// @param classes in the order of the model's
  public static WordingModel train(List<String> classes, List<Example> examples) {
    TrainingParameters parameters = new TrainingParameters();
    parameters.put(TrainingParameters.ALGORITHM_PARAM, QNTrainer.MAXENT_QN_VALUE);
    parameters.put(TrainingParameters.CUTOFF_PARAM, 1);
    parameters.put(TrainingParameters.ITERATIONS_PARAM, 100);
    parameters.put(QNTrainer.L1COST_PARAM, L1);
    parameters.put(QNTrainer.L2COST_PARAM, L2);
    QNTrainer trainer = new QNTrainer(parameters);
    trainer.init(parameters, new HashMap<>());
    List<Event> events =
        examples.stream()
            .map(each -> new Event(each.label(), each.features().toArray(String[]::new)))
            .toList();
    try {
      return model(classes, (QNModel) trainer.train(new CollectionObjectStream<>(events)));
    } catch (IOException e) {
      throw new UncheckedIOException("Nothing is read", e);
    }
  }

  private static WordingModel model(List<String> classes, QNModel trained) {
    @SuppressWarnings("unchecked")
    Map<String, Context> features = (Map<String, Context>) trained.getDataStructures()[1];
    Map<String, double[]> weights = new TreeMap<>();
    features.forEach(
        (feature, context) -> {
          double[] row = new double[classes.size()];
          for (int i = 0; i < context.getOutcomes().length; i++) {
            String outcome = trained.getOutcome(context.getOutcomes()[i]);
            row[classes.indexOf(outcome)] = context.getParameters()[i];
          }
          if (Arrays.stream(row).anyMatch(weight -> Math.abs(weight) >= LEAST)) {
            weights.put(feature, row);
          }
        });
    return new WordingModel(classes, weights);
  }

  /// Writes a model into the folder of what the build makes.
  ///
  /// @return where it lies
  public static Path write(WordingModel model, String file, String comment) throws IOException {
    Path path = Path.of("target", file);
    Files.writeString(path, model.toFile(comment));
    return path;
  }

  /// The table of a model, without where it comes from.
  public static String table(WordingModel model) {
    String file = model.toFile("");
    return file.substring(file.indexOf('\n') + 1);
  }
}
