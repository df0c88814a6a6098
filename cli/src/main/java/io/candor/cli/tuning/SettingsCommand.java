package io.candor.cli.tuning;

import io.candor.cli.Actor;
import io.candor.cli.CandorCommand;
import io.candor.cli.Session;
import io.candor.cli.connection.Service;
import io.candor.metrics.v1.GetRecountRequest;
import io.candor.metrics.v1.GetRecountResponse;
import io.candor.metrics.v1.GetSettingsRequest;
import io.candor.metrics.v1.GetSettingsResponse;
import io.candor.metrics.v1.ListSettingsVersionsRequest;
import io.candor.metrics.v1.ListSettingsVersionsResponse;
import io.candor.metrics.v1.SettingsServiceGrpc;
import io.candor.metrics.v1.UpdateSettingsRequest;
import io.candor.metrics.v1.UpdateSettingsResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `candor settings`: the numbers by which figures are judged.
@Command(
    name = "settings",
    description = "Show the numbers by which figures are judged, and which are set here.")
public final class SettingsCommand implements Callable<Integer> {
  private final CandorCommand candor;
  @Mixin private Owner owner = new Owner();

  private SettingsCommand(CandorCommand candor) {
    this.candor = candor;
  }

  /// The command with its subcommands.
  public static CommandLine of(CandorCommand candor) {
    return new CommandLine(new SettingsCommand(candor))
        .addSubcommand(new Change(candor))
        .addSubcommand(new Versions(candor))
        .addSubcommand(new Progress(candor));
  }

  /// Whose settings.
  static final class Owner {
    @Option(
        names = "--deployment",
        paramLabel = "ID",
        description = "Those of a bot; they go before the workspace's.")
    private String deployment = "";

    String name(Session session) {
      String parent =
          deployment.isEmpty() ? session.parent() : session.name("deployments", deployment);
      return parent + "/settings";
    }
  }

  @Override
  public Integer call() throws IOException {
    try (Session session = candor.connect()) {
      GetSettingsResponse response =
          session
              .stub(Service.METRICS, SettingsServiceGrpc::newBlockingStub)
              .getSettings(GetSettingsRequest.newBuilder().setName(owner.name(session)).build());
      session.print(response, ink -> SettingsView.lines(response.getSettings(), ink));
      return 0;
    }
  }

  /// `candor settings set`: a new version.
  @Command(
      name = "set",
      description = "Set numbers, or let them be inherited again; makes a new version.")
  static final class Change implements Callable<Integer> {
    private final CandorCommand candor;
    @Mixin private Owner owner = new Owner();

    @Parameters(
        paramLabel = "PATH=VALUE",
        arity = "0..*",
        description = "For example csat.review_delta_points=-3; maps and lists as JSON.")
    private List<String> assignments = List.of();

    @Option(
        names = "--inherit",
        paramLabel = "PATH",
        description = "No longer set here. May be given several times.")
    private List<String> inherited = List.of();

    @Mixin private Actor actor = new Actor();

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
    private String reason = "";

    @Option(
        names = "--etag",
        paramLabel = "ETAG",
        description = "Refuse when they have changed since this etag was read.")
    private String etag = "";

    Change(CandorCommand candor) {
      this.candor = candor;
    }

    @Override
    public Integer call() throws IOException {
      if (assignments.isEmpty() && inherited.isEmpty()) {
        throw candor.usage("settings set: name a PATH=VALUE or --inherit PATH");
      }
      SettingPaths paths = new SettingPaths(candor);
      assignments.forEach(paths::set);
      inherited.forEach(paths::unset);
      try (Session session = candor.connect()) {
        UpdateSettingsResponse response =
            session
                .stub(Service.METRICS, SettingsServiceGrpc::newBlockingStub)
                .updateSettings(
                    UpdateSettingsRequest.newBuilder()
                        .setName(owner.name(session))
                        .setValues(paths.values())
                        .setUpdateMask(paths.mask())
                        .setEtag(etag)
                        .setAuthor(actor.name())
                        .setReason(reason)
                        .build());
        session.print(response, ink -> SettingsView.lines(response.getSettings(), ink));
        return 0;
      }
    }
  }

  /// `candor settings versions`: who changed what, when and why.
  @Command(name = "versions", description = "Show who changed what, when and why.")
  static final class Versions implements Callable<Integer> {
    private final CandorCommand candor;
    @Mixin private Owner owner = new Owner();

    Versions(CandorCommand candor) {
      this.candor = candor;
    }

    @Override
    public Integer call() throws IOException {
      try (Session session = candor.connect()) {
        ListSettingsVersionsResponse response =
            session
                .stub(Service.METRICS, SettingsServiceGrpc::newBlockingStub)
                .listSettingsVersions(
                    ListSettingsVersionsRequest.newBuilder()
                        .setParent(owner.name(session))
                        .build());
        session.print(response, ink -> SettingsView.lines(response, ink));
        return 0;
      }
    }
  }

  /// `candor settings progress`: how far the counting anew is.
  @Command(
      name = "progress",
      description =
          "Show how far facts have been counted anew after a change that counters follow from.")
  static final class Progress implements Callable<Integer> {
    private final CandorCommand candor;

    Progress(CandorCommand candor) {
      this.candor = candor;
    }

    @Override
    public Integer call() throws IOException {
      try (Session session = candor.connect()) {
        GetRecountResponse response =
            session
                .stub(Service.METRICS, SettingsServiceGrpc::newBlockingStub)
                .getRecount(
                    GetRecountRequest.newBuilder().setName(session.parent() + "/settings").build());
        session.print(response, ink -> RecountView.lines(response, ink));
        return 0;
      }
    }
  }
}
