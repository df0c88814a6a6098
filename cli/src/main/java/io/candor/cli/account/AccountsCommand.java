package io.candor.cli.account;

import com.google.type.Date;
import com.google.type.Money;
import io.candor.cli.CandorCommand;
import io.candor.cli.Enums;
import io.candor.cli.Pages;
import io.candor.cli.Session;
import io.candor.cli.connection.Service;
import io.candor.cli.terminal.Figures;
import io.candor.cli.terminal.Ink;
import io.candor.cli.terminal.Table;
import io.candor.cli.terminal.Table.Cell;
import io.candor.ingest.v1.Account;
import io.candor.ingest.v1.AccountServiceGrpc;
import io.candor.ingest.v1.AccountState;
import io.candor.ingest.v1.ListAccountsRequest;
import io.candor.ingest.v1.ListAccountsResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `candor accounts`: the paying organisations.
@Command(name = "accounts", description = "List the accounts with their revenue and renewal.")
public final class AccountsCommand implements Callable<Integer> {
  private final CandorCommand candor;

  @Option(names = "--page-size", description = "At most so many. Default: 50.")
  private int pageSize;

  @Option(names = "--page-token", description = "Continue behind the page before.")
  private String pageToken = "";

  public AccountsCommand(CandorCommand candor) {
    this.candor = candor;
  }

  @Override
  public Integer call() throws IOException {
    try (Session session = candor.connect()) {
      ListAccountsRequest request =
          ListAccountsRequest.newBuilder()
              .setParent(session.parent())
              .setPageSize(pageSize)
              .setPageToken(pageToken)
              .build();
      ListAccountsResponse response =
          session.stub(Service.INGEST, AccountServiceGrpc::newBlockingStub).listAccounts(request);
      session.print(response, ink -> lines(response, ink));
      return 0;
    }
  }

  private static List<String> lines(ListAccountsResponse response, Ink ink) {
    if (response.getAccountsCount() == 0) {
      return List.of("No accounts.");
    }
    Table table =
        new Table()
            .text("ACCOUNT")
            .text("NAME")
            .text("SEGMENT")
            .text("PLAN")
            .figure("ARR")
            .text("RENEWAL")
            .text("STAGE");
    for (Account account : response.getAccountsList()) {
      AccountState state = account.getState();
      table.row(
          Cell.of(account.getAccountId()),
          Cell.of(state.getDisplayName()),
          Cell.of(state.getSegmentValue() == 0 ? "" : Enums.words(state.getSegment())),
          Cell.of(state.getPlan()),
          Cell.of(state.hasArr() ? money(state.getArr()) : ""),
          Cell.of(state.hasRenewalDate() ? date(state.getRenewalDate()) : ""),
          Cell.of(
              state.getLifecycleStageValue() == 0 ? "" : Enums.words(state.getLifecycleStage())));
    }
    List<String> lines = new ArrayList<>(table.lines(ink));
    Pages.note(response.getNextPageToken()).ifPresent(lines::add);
    return lines;
  }

  private static String money(Money money) {
    return money.getCurrencyCode() + " " + Figures.count(money.getUnits());
  }

  private static String date(Date date) {
    return "%04d-%02d-%02d".formatted(date.getYear(), date.getMonth(), date.getDay());
  }
}
