package io.candor.cli;

import io.candor.cli.account.AccountsCommand;
import io.candor.cli.audit.AuditCommand;
import io.candor.cli.conversation.ConversationCommand;
import io.candor.cli.conversation.ConversationsCommand;
import io.candor.cli.demo.TourCommand;
import io.candor.cli.diagnosis.HeatmapCommand;
import io.candor.cli.diagnosis.ImpactCommand;
import io.candor.cli.diagnosis.SpikesCommand;
import io.candor.cli.diagnosis.ThemesCommand;
import io.candor.cli.diagnosis.VerbatimsCommand;
import io.candor.cli.directive.AuthorityCommand;
import io.candor.cli.directive.DecisionCommands;
import io.candor.cli.directive.DeploymentCommand;
import io.candor.cli.directive.DirectivesCommand;
import io.candor.cli.directive.ProposeCommand;
import io.candor.cli.directive.WatchCommand;
import io.candor.cli.erasure.EraseCommand;
import io.candor.cli.erasure.ErasuresCommand;
import io.candor.cli.error.Failures;
import io.candor.cli.finding.AcceptLevelCommand;
import io.candor.cli.finding.FindingsCommand;
import io.candor.cli.handoff.HandoffCommand;
import io.candor.cli.importer.ImportCommand;
import io.candor.cli.incident.CareCommands;
import io.candor.cli.incident.FollowUpCommand;
import io.candor.cli.incident.IncidentCommand;
import io.candor.cli.incident.IncidentsCommand;
import io.candor.cli.operations.BacklogCommand;
import io.candor.cli.operations.DeadLettersCommand;
import io.candor.cli.operations.VerifyCommand;
import io.candor.cli.panel.BaselineCommand;
import io.candor.cli.panel.CellCommand;
import io.candor.cli.panel.CompareCommand;
import io.candor.cli.panel.KpiCommand;
import io.candor.cli.panel.PanelCommand;
import io.candor.cli.policy.PolicyCommand;
import io.candor.cli.qa.QaCommand;
import io.candor.cli.review.ActionsCommand;
import io.candor.cli.review.ReviewCommand;
import io.candor.cli.route.GroupsCommand;
import io.candor.cli.route.RouteCommand;
import io.candor.cli.sample.SampleCommand;
import io.candor.cli.silence.SilenceCommand;
import io.candor.cli.taxonomy.ClassifyCommand;
import io.candor.cli.taxonomy.ModelCommand;
import io.candor.cli.taxonomy.TaxonomyCommand;
import io.candor.cli.taxonomy.ThemeCommand;
import io.candor.cli.terminal.Terminal;
import io.candor.cli.tuning.BacktestCommand;
import io.candor.cli.tuning.SettingsCommand;
import java.io.InputStream;
import java.time.Clock;
import java.util.Map;
import picocli.CommandLine;

/// Puts the commands together, in the order in which the help shows them.
public final class CommandTree {
  private CommandTree() {}

  /// @param environment environment variables
  /// @param standardInput what `candor import -` reads
  /// @param clock what "now" is
  public static CommandLine of(
      Terminal terminal, Map<String, String> environment, InputStream standardInput, Clock clock) {
    CandorCommand candor = new CandorCommand(terminal, environment);
    Failures failures = new Failures(terminal.err());
    return new CommandLine(candor)
        .addSubcommand(new ImportCommand(candor, standardInput, clock))
        .addSubcommand(new PanelCommand(candor))
        .addSubcommand(new KpiCommand(candor))
        .addSubcommand(new CompareCommand(candor))
        .addSubcommand(new CellCommand(candor))
        .addSubcommand(BaselineCommand.of(candor))
        .addSubcommand(SettingsCommand.of(candor))
        .addSubcommand(new BacktestCommand(candor))
        .addSubcommand(PolicyCommand.of(candor, standardInput))
        .addSubcommand(QaCommand.of(candor))
        .addSubcommand(new HeatmapCommand(candor))
        .addSubcommand(new ThemesCommand(candor))
        .addSubcommand(new SpikesCommand(candor))
        .addSubcommand(new ImpactCommand(candor))
        .addSubcommand(ThemeCommand.of(candor))
        .addSubcommand(TaxonomyCommand.of(candor))
        .addSubcommand(new ClassifyCommand(candor, standardInput))
        .addSubcommand(new ModelCommand(candor))
        .addSubcommand(new VerbatimsCommand(candor))
        .addSubcommand(new FindingsCommand(candor))
        .addSubcommand(new AcceptLevelCommand(candor))
        .addSubcommand(new IncidentsCommand(candor))
        .addSubcommand(new IncidentCommand(candor))
        .addSubcommand(new CareCommands.Acknowledge(candor))
        .addSubcommand(new CareCommands.Resolve(candor))
        .addSubcommand(new CareCommands.Reopen(candor))
        .addSubcommand(new CareCommands.Close(candor))
        .addSubcommand(new CareCommands.Assign(candor))
        .addSubcommand(new FollowUpCommand(candor))
        .addSubcommand(new DirectivesCommand(candor))
        .addSubcommand(new DecisionCommands.Approve(candor))
        .addSubcommand(new DecisionCommands.Reject(candor))
        .addSubcommand(new DecisionCommands.Revert(candor))
        .addSubcommand(new DecisionCommands.Applied(candor))
        .addSubcommand(new ProposeCommand(candor))
        .addSubcommand(new WatchCommand(candor))
        .addSubcommand(new DeploymentCommand(candor))
        .addSubcommand(new AuthorityCommand(candor))
        .addSubcommand(
            new CommandLine(new AuditCommand(candor))
                .addSubcommand(new AuditCommand.Verify(candor)))
        .addSubcommand(
            new CommandLine(new RouteCommand(candor))
                .addSubcommand(new RouteCommand.Explain(candor))
                .addSubcommand(new GroupsCommand(candor))
                .addSubcommand(new RouteCommand.Test(candor))
                .addSubcommand(new RouteCommand.Apply(candor)))
        .addSubcommand(
            new CommandLine(new SilenceCommand(candor, clock))
                .addSubcommand(new SilenceCommand.End(candor)))
        .addSubcommand(new ReviewCommand(candor))
        .addSubcommand(new ActionsCommand(candor))
        .addSubcommand(new ConversationsCommand(candor))
        .addSubcommand(new ConversationCommand(candor))
        .addSubcommand(new HandoffCommand(candor))
        .addSubcommand(new AccountsCommand(candor))
        .addSubcommand(new EraseCommand(candor))
        .addSubcommand(new ErasuresCommand(candor))
        .addSubcommand(new BacklogCommand(candor))
        .addSubcommand(new DeadLettersCommand(candor))
        .addSubcommand(new VerifyCommand(candor))
        .addSubcommand(new TourCommand(candor))
        .addSubcommand(new SampleCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(terminal.out())
        .setErr(terminal.err())
        .setExecutionExceptionHandler(failures)
        .setParameterExceptionHandler(failures);
  }
}
