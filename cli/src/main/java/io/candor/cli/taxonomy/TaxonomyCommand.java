package io.candor.cli.taxonomy;

import io.candor.classifier.v1.ExportTaxonomyRequest;
import io.candor.classifier.v1.ExportTaxonomyResponse;
import io.candor.classifier.v1.GetTaxonomyRequest;
import io.candor.classifier.v1.ImportTaxonomyRequest;
import io.candor.classifier.v1.ImportTaxonomyResponse;
import io.candor.classifier.v1.ListRelabellingsRequest;
import io.candor.classifier.v1.ListRelabellingsResponse;
import io.candor.classifier.v1.ListTaxonomyChangesRequest;
import io.candor.classifier.v1.ListTaxonomyChangesResponse;
import io.candor.classifier.v1.StartRelabellingRequest;
import io.candor.classifier.v1.StartRelabellingResponse;
import io.candor.classifier.v1.Taxonomy;
import io.candor.classifier.v1.TaxonomyServiceGrpc;
import io.candor.classifier.v1.TaxonomyServiceGrpc.TaxonomyServiceBlockingStub;
import io.candor.cli.Actor;
import io.candor.cli.CandorCommand;
import io.candor.cli.Pages;
import io.candor.cli.Session;
import io.candor.cli.connection.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `candor taxonomy`: areas, themes and ticket types as a whole.
@Command(
    name = "taxonomy",
    description = "Export, import or compare the taxonomy, see its history, relabel old records.",
    synopsisSubcommandLabel = "COMMAND")
public final class TaxonomyCommand implements Callable<Integer> {
  private final CandorCommand candor;

  private TaxonomyCommand(CandorCommand candor) {
    this.candor = candor;
  }

  /// The command with what is below it.
  public static CommandLine of(CandorCommand candor) {
    return new CommandLine(new TaxonomyCommand(candor))
        .addSubcommand(new Export(candor))
        .addSubcommand(new Import(candor))
        .addSubcommand(new Diff(candor))
        .addSubcommand(new Changes(candor))
        .addSubcommand(new Relabel(candor));
  }

  @Override
  public Integer call() {
    throw candor.usage("taxonomy: export, import, diff, changes or relabel");
  }

  private static TaxonomyServiceBlockingStub stub(Session session) throws IOException {
    return session.stub(Service.CLASSIFIER, TaxonomyServiceGrpc::newBlockingStub);
  }

  /// `candor taxonomy export`.
  @Command(
      name = "export",
      description = "Write the taxonomy as YAML to standard output or a file.")
  static final class Export implements Callable<Integer> {
    private final CandorCommand candor;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "Where to. Default: here.")
    private String file = "";

    Export(CandorCommand candor) {
      this.candor = candor;
    }

    @Override
    public Integer call() throws IOException {
      try (Session session = candor.connect()) {
        ExportTaxonomyResponse response =
            stub(session)
                .exportTaxonomy(
                    ExportTaxonomyRequest.newBuilder()
                        .setName(session.parent() + "/taxonomy")
                        .build());
        if (!file.isEmpty()) {
          Files.writeString(Path.of(file), response.getYaml());
        }
        session.print(
            response,
            ink ->
                file.isEmpty()
                    ? List.of(response.getYaml().stripTrailing())
                    : List.of("Wrote " + file + " (etag " + response.getEtag() + ")."));
        return 0;
      }
    }
  }

  /// `candor taxonomy import`.
  @Command(name = "import", description = "Replace the taxonomy by one in YAML, all or nothing.")
  static final class Import implements Callable<Integer> {
    private final CandorCommand candor;
    @Mixin private Deciding deciding = new Deciding();

    @Parameters(paramLabel = "FILE", description = "The YAML that export writes.")
    private String file = "";

    Import(CandorCommand candor) {
      this.candor = candor;
    }

    @Override
    public Integer call() throws IOException {
      try (Session session = candor.connect()) {
        ImportTaxonomyResponse response = stub(session).importTaxonomy(request(session));
        session.print(
            response,
            ink -> {
              List<String> lines = new ArrayList<>();
              if (response.hasChange()) {
                lines.add(ChangeView.made(response.getChange()));
              }
              if (response.hasPreview()) {
                lines.addAll(ChangeView.preview(response.getPreview()));
              }
              if (response.hasRelabelling()) {
                lines.add(ChangeView.relabelling(response.getRelabelling()));
              }
              return lines;
            });
        return 0;
      }
    }

    private ImportTaxonomyRequest request(Session session) throws IOException {
      return ImportTaxonomyRequest.newBuilder()
          .setParent(session.parent())
          .setYaml(Files.readString(Path.of(file)))
          .setActor(deciding.actor.name())
          .setReason(deciding.reason)
          .setEtag(deciding.etag)
          .setValidateOnly(deciding.dryRun)
          .setRelabelHistory(deciding.relabel)
          .build();
    }
  }

  /// `candor taxonomy diff`.
  @Command(name = "diff", description = "Compare a file with the taxonomy; changes nothing.")
  static final class Diff implements Callable<Integer> {
    private final CandorCommand candor;

    @Parameters(paramLabel = "FILE", description = "The YAML that export writes.")
    private String file = "";

    Diff(CandorCommand candor) {
      this.candor = candor;
    }

    @Override
    public Integer call() throws IOException {
      try (Session session = candor.connect()) {
        Taxonomy before =
            stub(session)
                .getTaxonomy(
                    GetTaxonomyRequest.newBuilder().setName(session.parent() + "/taxonomy").build())
                .getTaxonomy();
        ImportTaxonomyResponse after =
            stub(session)
                .importTaxonomy(
                    ImportTaxonomyRequest.newBuilder()
                        .setParent(session.parent())
                        .setYaml(Files.readString(Path.of(file)))
                        .setActor("diff")
                        .setEtag(before.getEtag())
                        .setValidateOnly(true)
                        .build());
        session.print(
            after,
            ink -> {
              List<String> lines =
                  new ArrayList<>(TaxonomyDifference.lines(before, after.getTaxonomy()));
              if (after.hasPreview()) {
                lines.addAll(ChangeView.preview(after.getPreview()));
              }
              return lines;
            });
        return 0;
      }
    }
  }

  /// `candor taxonomy changes`.
  @Command(name = "changes", description = "Show who changed what, when and why.")
  static final class Changes implements Callable<Integer> {
    private final CandorCommand candor;

    @Option(names = "--page-size", description = "At most so many. Default: 100.")
    private int pageSize;

    @Option(names = "--page-token", description = "Continue behind the page before.")
    private String pageToken = "";

    Changes(CandorCommand candor) {
      this.candor = candor;
    }

    @Override
    public Integer call() throws IOException {
      try (Session session = candor.connect()) {
        ListTaxonomyChangesResponse response =
            stub(session)
                .listTaxonomyChanges(
                    ListTaxonomyChangesRequest.newBuilder()
                        .setParent(session.parent())
                        .setPageSize(pageSize)
                        .setPageToken(pageToken)
                        .build());
        session.print(
            response,
            ink -> {
              List<String> lines = new ArrayList<>();
              response
                  .getChangesList()
                  .forEach(
                      change ->
                          lines.add(
                              "%4d  %s  %s: %s%s"
                                  .formatted(
                                      change.getVersion(),
                                      TaxonomyDifference.day(change.getChangeTime()),
                                      change.getActor(),
                                      change.getSummary(),
                                      change.getReason().isEmpty()
                                          ? ""
                                          : " (" + change.getReason() + ")")));
              Pages.note(response.getNextPageToken()).ifPresent(lines::add);
              return lines;
            });
        return 0;
      }
    }
  }

  /// `candor taxonomy relabel`.
  @Command(
      name = "relabel",
      description = "Label the whole history anew in the background, or show how far that is.")
  static final class Relabel implements Callable<Integer> {
    private final CandorCommand candor;

    @Mixin private Actor actor = new Actor();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; without it: only show.")
    private String reason = "";

    Relabel(CandorCommand candor) {
      this.candor = candor;
    }

    @Override
    public Integer call() throws IOException {
      try (Session session = candor.connect()) {
        if (reason.isEmpty()) {
          ListRelabellingsResponse response =
              stub(session)
                  .listRelabellings(
                      ListRelabellingsRequest.newBuilder().setParent(session.parent()).build());
          session.print(
              response,
              ink -> response.getRelabellingsList().stream().map(ChangeView::relabelling).toList());
        } else {
          StartRelabellingResponse response =
              stub(session)
                  .startRelabelling(
                      StartRelabellingRequest.newBuilder()
                          .setParent(session.parent())
                          .setActor(actor.name())
                          .setReason(reason)
                          .build());
          session.print(
              response, ink -> List.of(ChangeView.relabelling(response.getRelabelling())));
        }
        return 0;
      }
    }
  }
}
