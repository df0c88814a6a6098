package io.candor.cli.policy;

import com.google.protobuf.util.Timestamps;
import io.candor.classifier.v1.DiffPolicyDocumentRequest;
import io.candor.classifier.v1.DiffPolicyDocumentResponse;
import io.candor.classifier.v1.GetRecheckRequest;
import io.candor.classifier.v1.ImportPolicyDocumentRequest;
import io.candor.classifier.v1.ImportPolicyDocumentResponse;
import io.candor.classifier.v1.ListPolicyDocumentsRequest;
import io.candor.classifier.v1.ListPolicyDocumentsResponse;
import io.candor.classifier.v1.PolicyServiceGrpc;
import io.candor.classifier.v1.Recheck;
import io.candor.cli.Actor;
import io.candor.cli.CandorCommand;
import io.candor.cli.Session;
import io.candor.cli.connection.Service;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `candor policy`: the canonical policy that bots are measured by.
@Command(
    name = "policy",
    description = "Import, list and compare the canonical policy; check conversations by it.")
public final class PolicyCommand implements Runnable {
  private final CandorCommand candor;

  private PolicyCommand(CandorCommand candor) {
    this.candor = candor;
  }

  /// The command with its subcommands.
  ///
  /// @param standardInput what `-` reads
  public static CommandLine of(CandorCommand candor, InputStream standardInput) {
    return new CommandLine(new PolicyCommand(candor))
        .addSubcommand(new Import(candor, standardInput))
        .addSubcommand(new Listing(candor))
        .addSubcommand(new Diff(candor))
        .addSubcommand(new PolicyCheckCommand(candor, standardInput));
  }

  @Override
  public void run() {
    throw candor.usage("policy: import, list, diff or check?");
  }

  /// `candor policy import`: a new version of a document.
  @Command(
      name = "import",
      description =
          "Write a document from a file: JSON or YAML with assertions, or Markdown, of which the"
              + " text is kept and assertions are proposed.")
  static final class Import implements Callable<Integer> {
    private static final int POLL_MILLIS = 500;

    private final CandorCommand candor;
    private final InputStream standardInput;

    @Parameters(paramLabel = "FILE", description = "The file; - reads standard input.")
    private String file = "";

    @Option(
        names = "--document",
        paramLabel = "ID",
        description = "The document's id. Default: what the file calls it, else policy.")
    private String document = "";

    @Mixin private Actor actor = new Actor();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why.")
    private String reason = "";

    @Option(
        names = "--wait",
        description = "Return when the conversations of the past have been checked by it.")
    private boolean wait;

    Import(CandorCommand candor, InputStream standardInput) {
      this.candor = candor;
      this.standardInput = standardInput;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
      String content =
          file.equals("-")
              ? new String(standardInput.readAllBytes(), StandardCharsets.UTF_8)
              : Files.readString(Path.of(file));
      try (Session session = candor.connect()) {
        ImportPolicyDocumentResponse response =
            session
                .stub(Service.CLASSIFIER, PolicyServiceGrpc::newBlockingStub)
                .importPolicyDocument(
                    ImportPolicyDocumentRequest.newBuilder()
                        .setParent(session.parent())
                        .setDocumentId(document)
                        .setContent(content)
                        .setAuthor(actor.name())
                        .setReason(reason)
                        .build());
        session.print(response, ink -> PolicyView.imported(response, ink));
        if (wait) {
          awaitRecheck(session, response.getRecheck());
        }
        return 0;
      }
    }

    /// Waits for the check that the import has caused, or for one that was under way: until a
    /// finished one answers its request. Others may be asked for meanwhile.
    private static void awaitRecheck(Session session, Recheck caused)
        throws IOException, InterruptedException {
      Recheck recheck = caused;
      while (caused.getRunning()
          && Timestamps.compare(recheck.getAnsweredRequestTime(), caused.getRequestTime()) < 0) {
        Thread.sleep(POLL_MILLIS); // nothing tells a client when it is done
        recheck =
            session
                .stub(Service.CLASSIFIER, PolicyServiceGrpc::newBlockingStub)
                .getRecheck(
                    GetRecheckRequest.newBuilder().setName(session.parent() + "/recheck").build())
                .getRecheck();
      }
      session
          .terminal()
          .err()
          .printf(
              "%,d conversations checked again, %,d changed%n",
              recheck.getReadCount(), recheck.getChangedCount());
    }
  }

  /// `candor policy list`: the documents and what they assert.
  @Command(name = "list", description = "Show the documents and what they assert.")
  static final class Listing implements Callable<Integer> {
    private final CandorCommand candor;

    @Option(names = "--page-size", description = "At most so many documents. Default: 50.")
    private int pageSize;

    @Option(names = "--page-token", description = "Continue behind the page before.")
    private String pageToken = "";

    Listing(CandorCommand candor) {
      this.candor = candor;
    }

    @Override
    public Integer call() throws IOException {
      try (Session session = candor.connect()) {
        ListPolicyDocumentsResponse response =
            session
                .stub(Service.CLASSIFIER, PolicyServiceGrpc::newBlockingStub)
                .listPolicyDocuments(
                    ListPolicyDocumentsRequest.newBuilder()
                        .setParent(session.parent())
                        .setPageSize(pageSize)
                        .setPageToken(pageToken)
                        .build());
        session.print(response, ink -> PolicyView.documents(response, ink));
        return 0;
      }
    }
  }

  /// `candor policy diff`: what a version changed.
  @Command(name = "diff", description = "Compare two versions of a document.")
  static final class Diff implements Callable<Integer> {
    private final CandorCommand candor;

    @Parameters(paramLabel = "DOCUMENT", description = "The document's id or whole name.")
    private String document = "";

    @Option(
        names = "--from",
        paramLabel = "N",
        description = "The earlier version. Default: the one before.")
    private long from;

    @Option(names = "--to", paramLabel = "N", description = "The later version. Default: latest.")
    private long to;

    Diff(CandorCommand candor) {
      this.candor = candor;
    }

    @Override
    public Integer call() throws IOException {
      try (Session session = candor.connect()) {
        DiffPolicyDocumentResponse response =
            session
                .stub(Service.CLASSIFIER, PolicyServiceGrpc::newBlockingStub)
                .diffPolicyDocument(
                    DiffPolicyDocumentRequest.newBuilder()
                        .setName(session.name("policyDocuments", document))
                        .setFromVersion(from)
                        .setToVersion(to)
                        .build());
        session.print(response, ink -> PolicyView.diff(response, ink));
        return 0;
      }
    }
  }
}
