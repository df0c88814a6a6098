package io.candor.cli.taxonomy;

import io.candor.classifier.v1.AcceptTheme;
import io.candor.classifier.v1.ChangeTaxonomyRequest;
import io.candor.classifier.v1.ChangeTaxonomyResponse;
import io.candor.classifier.v1.DeclineMerge;
import io.candor.classifier.v1.MergeThemes;
import io.candor.classifier.v1.MoveTheme;
import io.candor.classifier.v1.RejectTheme;
import io.candor.classifier.v1.RetireTheme;
import io.candor.classifier.v1.SplitTheme;
import io.candor.classifier.v1.TaxonomyEdit;
import io.candor.classifier.v1.TaxonomyServiceGrpc;
import io.candor.classifier.v1.Theme;
import io.candor.classifier.v1.UpdateTheme;
import io.candor.cli.CandorCommand;
import io.candor.cli.Session;
import io.candor.cli.connection.Service;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `candor theme`: what people decide about a theme.
@Command(
    name = "theme",
    description = "Accept, rename, merge, split, reject, move or retire a theme.",
    synopsisSubcommandLabel = "COMMAND")
public final class ThemeCommand implements Callable<Integer> {
  private final CandorCommand candor;

  private ThemeCommand(CandorCommand candor) {
    this.candor = candor;
  }

  /// The command with what is below it.
  public static CommandLine of(CandorCommand candor) {
    return new CommandLine(new ThemeCommand(candor))
        .addSubcommand(new Accept(candor))
        .addSubcommand(new Rename(candor))
        .addSubcommand(new Merge(candor))
        .addSubcommand(new KeepApart(candor))
        .addSubcommand(new Split(candor))
        .addSubcommand(new Reject(candor))
        .addSubcommand(new Move(candor))
        .addSubcommand(new Retire(candor));
  }

  @Override
  public Integer call() {
    throw candor.usage("theme: accept, rename, merge, keep-apart, split, reject, move or retire");
  }

  private static int apply(CandorCommand candor, Deciding deciding, TaxonomyEdit edit)
      throws IOException {
    try (Session session = candor.connect()) {
      ChangeTaxonomyResponse response =
          session
              .stub(Service.CLASSIFIER, TaxonomyServiceGrpc::newBlockingStub)
              .changeTaxonomy(
                  ChangeTaxonomyRequest.newBuilder()
                      .setParent(session.parent())
                      .addEdits(edit)
                      .setActor(deciding.actor.name())
                      .setReason(deciding.reason)
                      .setEtag(deciding.etag)
                      .setValidateOnly(deciding.dryRun)
                      .setRelabelHistory(deciding.relabel)
                      .build());
      session.print(response, ink -> ChangeView.lines(response));
      return 0;
    }
  }

  /// `candor theme accept`.
  @Command(name = "accept", description = "Take an emerging theme into the taxonomy.")
  static final class Accept implements Callable<Integer> {
    private final CandorCommand candor;
    @Mixin private Deciding deciding = new Deciding();

    @Parameters(paramLabel = "ID", description = "The theme.")
    private String id = "";

    @Option(names = "--name", paramLabel = "NAME", description = "The name it gets.")
    private String name = "";

    Accept(CandorCommand candor) {
      this.candor = candor;
    }

    @Override
    public Integer call() throws IOException {
      return apply(
          candor,
          deciding,
          TaxonomyEdit.newBuilder()
              .setAcceptTheme(AcceptTheme.newBuilder().setThemeId(id).setDisplayName(name))
              .build());
    }
  }

  /// `candor theme rename`.
  @Command(name = "rename", description = "Give a theme another name; its id stays.")
  static final class Rename implements Callable<Integer> {
    private final CandorCommand candor;
    @Mixin private Deciding deciding = new Deciding();

    @Parameters(index = "0", paramLabel = "ID", description = "The theme.")
    private String id = "";

    @Parameters(index = "1", paramLabel = "NAME", description = "The name it gets.")
    private String name = "";

    Rename(CandorCommand candor) {
      this.candor = candor;
    }

    @Override
    public Integer call() throws IOException {
      UpdateTheme.Builder update =
          UpdateTheme.newBuilder().setTheme(Theme.newBuilder().setThemeId(id).setDisplayName(name));
      update.getUpdateMaskBuilder().addPaths("display_name");
      return apply(candor, deciding, TaxonomyEdit.newBuilder().setUpdateTheme(update).build());
    }
  }

  /// `candor theme merge`.
  @Command(name = "merge", description = "Make themes a part of another one.")
  static final class Merge implements Callable<Integer> {
    private final CandorCommand candor;
    @Mixin private Deciding deciding = new Deciding();

    @Parameters(arity = "1..*", paramLabel = "ID", description = "The themes that end.")
    private List<String> ids = List.of();

    @Option(
        names = "--into",
        required = true,
        paramLabel = "ID",
        description = "The one that stays.")
    private String into = "";

    Merge(CandorCommand candor) {
      this.candor = candor;
    }

    @Override
    public Integer call() throws IOException {
      return apply(
          candor,
          deciding,
          TaxonomyEdit.newBuilder()
              .setMergeThemes(MergeThemes.newBuilder().addAllThemeIds(ids).setIntoThemeId(into))
              .build());
    }
  }

  /// `candor theme keep-apart`.
  @Command(
      name = "keep-apart",
      description = "Turn down the merge that is proposed for an emerging theme.")
  static final class KeepApart implements Callable<Integer> {
    private final CandorCommand candor;
    @Mixin private Deciding deciding = new Deciding();

    @Parameters(paramLabel = "ID", description = "The theme.")
    private String id = "";

    KeepApart(CandorCommand candor) {
      this.candor = candor;
    }

    @Override
    public Integer call() throws IOException {
      return apply(
          candor,
          deciding,
          TaxonomyEdit.newBuilder()
              .setDeclineMerge(DeclineMerge.newBuilder().setThemeId(id))
              .build());
    }
  }

  /// `candor theme split`.
  @Command(
      name = "split",
      description = "Divide a theme: give parts ids and examples of their own.")
  static final class Split implements Callable<Integer> {
    private final CandorCommand candor;
    @Mixin private Deciding deciding = new Deciding();

    @Parameters(paramLabel = "ID", description = "The theme that is divided.")
    private String id = "";

    @Option(
        names = "--part",
        required = true,
        paramLabel = "ID=NAME",
        description = "A part and its name. May be given several times.")
    private Map<String, String> parts = new LinkedHashMap<>();

    @Option(
        names = "--example",
        required = true,
        paramLabel = "ID=TEXT",
        description = "A sentence of a part; three or more of each.")
    private List<String> examples = List.of();

    Split(CandorCommand candor) {
      this.candor = candor;
    }

    @Override
    public Integer call() throws IOException {
      Map<String, SplitTheme.Part.Builder> made = new LinkedHashMap<>();
      parts.forEach(
          (part, name) ->
              made.put(part, SplitTheme.Part.newBuilder().setThemeId(part).setDisplayName(name)));
      for (String example : examples) {
        int equals = example.indexOf('=');
        SplitTheme.Part.Builder part = made.get(example.substring(0, Math.max(0, equals)));
        if (part == null) {
          throw candor.usage("--example '" + example + "' (expected: ID=TEXT of a --part)");
        }
        part.addExamples(example.substring(equals + 1));
      }
      SplitTheme.Builder split = SplitTheme.newBuilder().setThemeId(id);
      made.values().forEach(split::addParts);
      return apply(candor, deciding, TaxonomyEdit.newBuilder().setSplitTheme(split).build());
    }
  }

  /// `candor theme reject`.
  @Command(name = "reject", description = "Turn an emerging theme down; it never comes back.")
  static final class Reject implements Callable<Integer> {
    private final CandorCommand candor;
    @Mixin private Deciding deciding = new Deciding();

    @Parameters(paramLabel = "ID", description = "The theme.")
    private String id = "";

    Reject(CandorCommand candor) {
      this.candor = candor;
    }

    @Override
    public Integer call() throws IOException {
      return apply(
          candor,
          deciding,
          TaxonomyEdit.newBuilder()
              .setRejectTheme(RejectTheme.newBuilder().setThemeId(id))
              .build());
    }
  }

  /// `candor theme move`.
  @Command(name = "move", description = "Put a theme into another area or below another theme.")
  static final class Move implements Callable<Integer> {
    private final CandorCommand candor;
    @Mixin private Deciding deciding = new Deciding();

    @Parameters(paramLabel = "ID", description = "The theme.")
    private String id = "";

    @Option(names = "--area", required = true, paramLabel = "ID", description = "Where it goes.")
    private String area = "";

    @Option(names = "--below", paramLabel = "ID", description = "The theme it goes below.")
    private String parent = "";

    Move(CandorCommand candor) {
      this.candor = candor;
    }

    @Override
    public Integer call() throws IOException {
      return apply(
          candor,
          deciding,
          TaxonomyEdit.newBuilder()
              .setMoveTheme(
                  MoveTheme.newBuilder().setThemeId(id).setAreaId(area).setParentThemeId(parent))
              .build());
    }
  }

  /// `candor theme retire`.
  @Command(name = "retire", description = "Stop giving a theme to texts; its history stays.")
  static final class Retire implements Callable<Integer> {
    private final CandorCommand candor;
    @Mixin private Deciding deciding = new Deciding();

    @Parameters(paramLabel = "ID", description = "The theme.")
    private String id = "";

    Retire(CandorCommand candor) {
      this.candor = candor;
    }

    @Override
    public Integer call() throws IOException {
      return apply(
          candor,
          deciding,
          TaxonomyEdit.newBuilder()
              .setRetireTheme(RetireTheme.newBuilder().setThemeId(id))
              .build());
    }
  }
}
