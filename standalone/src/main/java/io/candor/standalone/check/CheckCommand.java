package io.candor.standalone.check;

import io.candor.classifier.check.EmbeddedSentences;
import io.candor.classifier.check.OfflineCheckProtos;
import io.candor.classifier.embedding.Embedders;
import io.candor.classifier.embedding.EmbeddingConfig;
import io.candor.cli.CandorCommand;
import io.candor.cli.policy.ConversationFile;
import io.candor.cli.policy.TranscriptCheck;
import io.candor.kit.error.CandorException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `candor check`: whether transcripts keep to a policy, in this process, for the pipeline of a bot
/// team.
@Command(
    name = "check",
    description =
        "Check transcripts against a policy file, here: no service is needed and nothing is stored."
            + " Exit code 1 when a statement is a P0, 2 when a file cannot be read.")
final class CheckCommand implements Callable<Integer> {
  private static final int URGENT = 1;
  private static final int UNREADABLE = 2;

  private final CandorCommand candor;
  private final InputStream standardInput;

  @Parameters(
      paramLabel = "FILE",
      description = "Events, one a line, as candor import takes them; - reads standard input.")
  private String file = "";

  @Option(
      names = "--policy",
      required = true,
      paramLabel = "FILE",
      description = "The policy: JSON or YAML, as candor policy import takes it.")
  private Path policy = Path.of("");

  @Option(
      names = "--regulated",
      description = "Warranties and service levels (class 02) are P0, too.")
  private boolean regulated;

  CheckCommand(CandorCommand candor, InputStream standardInput) {
    this.candor = candor;
    this.standardInput = standardInput;
  }

  @Override
  public Integer call() {
    ConversationFile conversations;
    TranscriptCheck found;
    try (Embedders.Closeable embedder = Embedders.open(EmbeddingConfig.defaults())) {
      String text = Files.readString(policy);
      conversations = ConversationFile.read(file, standardInput);
      OfflineCheckProtos checks =
          OfflineCheckProtos.of(
              text, conversations.conversations(), EmbeddedSentences.by(embedder));
      found = TranscriptCheck.of(conversations, checks::check, regulated);
    } catch (NoSuchFileException e) {
      throw candor.usage(e.getFile() + ": no such file");
    } catch (IOException e) {
      throw candor.usage(String.valueOf(e.getMessage()));
    } catch (CandorException e) {
      throw candor.usage(policy + ": " + reasons(e));
    }
    candor.print(found.response(), found::lines);
    if (conversations.refused() > 0) {
      candor.terminal().err().printf("%,d lines are no events%n", conversations.refused());
    }
    if (found.urgentCount() > 0) {
      return URGENT;
    }
    // What could not be read was not checked, so it has not passed.
    return conversations.refused() > 0 ? UNREADABLE : 0;
  }

  private static String reasons(CandorException invalid) {
    String fields =
        invalid.fieldViolations().stream()
            .map(violation -> violation.field() + " " + violation.description())
            .collect(Collectors.joining("; "));
    return fields.isEmpty() ? String.valueOf(invalid.getMessage()) : fields;
  }
}
