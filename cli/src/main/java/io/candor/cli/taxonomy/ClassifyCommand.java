package io.candor.cli.taxonomy;

import io.candor.classifier.v1.AssignedLabel;
import io.candor.classifier.v1.ClassificationServiceGrpc;
import io.candor.classifier.v1.ClassificationServiceGrpc.ClassificationServiceBlockingStub;
import io.candor.classifier.v1.ClassifyTextRequest;
import io.candor.classifier.v1.ClassifyTextResponse;
import io.candor.classifier.v1.NearestExample;
import io.candor.classifier.v1.TextClassification;
import io.candor.cli.CandorCommand;
import io.candor.cli.Session;
import io.candor.cli.connection.Service;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `candor classify`: labels for texts from elsewhere; nothing is stored.
@Command(name = "classify", description = "Label a text, or the lines of standard input.")
public final class ClassifyCommand implements Callable<Integer> {
  private final CandorCommand candor;
  private final InputStream standardInput;

  @Parameters(
      arity = "0..*",
      paramLabel = "WORD",
      description = "The text. Default: each line of standard input is one.")
  private List<String> words = List.of();

  @Option(
      names = "--explain",
      description = "Also the nearest examples of the taxonomy, with their similarity.")
  private boolean explain;

  public ClassifyCommand(CandorCommand candor, InputStream standardInput) {
    this.candor = candor;
    this.standardInput = standardInput;
  }

  @Override
  public Integer call() throws IOException {
    try (Session session = candor.connect()) {
      if (!words.isEmpty()) {
        classify(session, String.join(" ", words));
        return 0;
      }
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(standardInput, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        classify(session, line);
      }
      return 0;
    }
  }

  private void classify(Session session, String text) throws IOException {
    ClassificationServiceBlockingStub stub =
        session.stub(Service.CLASSIFIER, ClassificationServiceGrpc::newBlockingStub);
    ClassifyTextResponse response =
        stub.classifyText(
            ClassifyTextRequest.newBuilder().setParent(session.parent()).setText(text).build());
    session.print(response, ink -> lines(response.getClassification(), text));
  }

  private List<String> lines(TextClassification labels, String text) {
    List<String> lines = new ArrayList<>();
    lines.add(line(labels, text));
    if (explain) {
      labels.getNearestExamplesList().forEach(example -> lines.add(line(example)));
    }
    return lines;
  }

  /// `  0.91 app_crashing | The app crashes as soon as I open it.`.
  private static String line(NearestExample example) {
    String id = example.getThemeId().isEmpty() ? example.getAreaId() : example.getThemeId();
    return "  %.2f %s | %s".formatted(example.getSimilarity(), id, example.getText());
  }

  /// `mobile_app 0.93 | app_crashing 0.88 | other 0.71 | NEGATIVE -0.94 | PRODUCT_BUG 0.90 | en
  /// 0.99
  /// | the text`, in one line.
  private static String line(TextClassification labels, String text) {
    List<String> themes = new ArrayList<>();
    labels.getThemesList().forEach(theme -> themes.add(label(theme)));
    return String.join(
        " | ",
        labels.hasArea() ? label(labels.getArea()) : "-",
        themes.isEmpty() ? "-" : String.join(", ", themes),
        labels.hasArchetype() ? label(labels.getArchetype()) : "-",
        labels.hasSentiment()
            ? "%s %+.2f"
                .formatted(labels.getSentiment().getPolarity(), labels.getSentiment().getScore())
            : "-",
        labels.hasRootCause()
            ? "%s %.2f"
                .formatted(labels.getRootCause().getCause(), labels.getRootCause().getConfidence())
            : "-",
        labels.hasLanguage()
            ? "%s %.2f"
                .formatted(labels.getLanguage().getCode(), labels.getLanguage().getConfidence())
            : "-",
        text);
  }

  private static String label(AssignedLabel label) {
    return "%s %.2f".formatted(label.getId(), label.getConfidence());
  }
}
