package io.candor.cli.review;

import com.google.type.Date;
import io.candor.alert.v1.ActionItem;
import io.candor.alert.v1.ListActionItemsRequest;
import io.candor.alert.v1.ListActionItemsResponse;
import io.candor.alert.v1.ReviewServiceGrpc;
import io.candor.alert.v1.UpdateActionItemRequest;
import io.candor.alert.v1.UpdateActionItemResponse;
import io.candor.cli.Actor;
import io.candor.cli.CandorCommand;
import io.candor.cli.Enums;
import io.candor.cli.Pages;
import io.candor.cli.ResourceIds;
import io.candor.cli.Session;
import io.candor.cli.connection.Service;
import io.candor.cli.terminal.Ink;
import io.candor.cli.terminal.Table;
import io.candor.cli.terminal.Table.Cell;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `candor actions`: what somebody does until a day.
@Command(
    name = "actions",
    description = "Show the open action items, the first due first; with ID change one.")
public final class ActionsCommand implements Callable<Integer> {
  private final CandorCommand candor;

  @Parameters(arity = "0..1", paramLabel = "ID", description = "The item's id or whole name.")
  private String id = "";

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "List only, or with ID set: open, done or dropped. Default: list open ones.")
  private String state = "";

  @Option(
      names = "--owner",
      paramLabel = "WHO",
      description = "List only this owner's; with ID: the new owner.")
  private @Nullable String owner;

  @Option(names = "--until", paramLabel = "YYYY-MM-DD", description = "With ID: the new day.")
  private String until = "";

  @Option(names = "--note", paramLabel = "TEXT", description = "With ID: what there is to say.")
  private @Nullable String note;

  @Mixin private Actor actor = new Actor();

  @Option(names = "--page-token", description = "Continue behind the page before.")
  private String pageToken = "";

  public ActionsCommand(CandorCommand candor) {
    this.candor = candor;
  }

  @Override
  public Integer call() throws IOException {
    try (Session session = candor.connect()) {
      ReviewServiceGrpc.ReviewServiceBlockingStub stub =
          session.stub(Service.ALERT, ReviewServiceGrpc::newBlockingStub);
      if (id.isEmpty()) {
        list(session, stub);
      } else {
        change(session, stub);
      }
      return 0;
    }
  }

  private void list(Session session, ReviewServiceGrpc.ReviewServiceBlockingStub stub) {
    ListActionItemsRequest.Builder request =
        ListActionItemsRequest.newBuilder()
            .setParent(session.parent())
            .addStates(
                state.isEmpty()
                    ? ActionItem.State.OPEN
                    : Enums.parse(candor, "--state", ActionItem.State.class, state))
            .setPageToken(pageToken);
    if (owner != null) {
      request.setOwner(owner);
    }
    ListActionItemsResponse response = stub.listActionItems(request.build());
    session.print(
        response,
        ink -> {
          List<String> lines = new ArrayList<>(lines(response.getActionItemsList(), ink));
          Pages.note(response.getNextPageToken()).ifPresent(lines::add);
          return lines;
        });
  }

  private void change(Session session, ReviewServiceGrpc.ReviewServiceBlockingStub stub) {
    UpdateActionItemRequest.Builder request =
        UpdateActionItemRequest.newBuilder()
            .setName(session.name("actionItems", id))
            .setActor(actor.name());
    if (!state.isEmpty()) {
      request.setState(Enums.parse(candor, "--state", ActionItem.State.class, state));
    }
    if (owner != null) {
      request.setOwner(owner);
    }
    if (note != null) {
      request.setNote(note);
    }
    if (!until.isEmpty()) {
      request.setDueDate(date());
    }
    UpdateActionItemResponse response = stub.updateActionItem(request.build());
    session.print(response, ink -> lines(List.of(response.getActionItem()), ink));
  }

  private Date date() {
    try {
      LocalDate date = LocalDate.parse(until);
      return Date.newBuilder()
          .setYear(date.getYear())
          .setMonth(date.getMonthValue())
          .setDay(date.getDayOfMonth())
          .build();
    } catch (DateTimeParseException _) {
      throw candor.usage("--until: '" + until + "' (expected: a day like 2026-05-11)");
    }
  }

  private static List<String> lines(List<ActionItem> items, Ink ink) {
    if (items.isEmpty()) {
      return List.of("No action items.");
    }
    Table table = new Table().text("UNTIL").text("OWNER").text("STATE").text("WHAT").text("ID");
    for (ActionItem item : items) {
      Date due = item.getDueDate();
      table.row(
          Cell.of(
              String.format(
                  Locale.ROOT, "%04d-%02d-%02d", due.getYear(), due.getMonth(), due.getDay())),
          Cell.of(item.getOwner()),
          item.getOverdue() ? new Cell("overdue", Ink::bad) : Cell.of(Enums.words(item.getState())),
          Cell.of(item.getText()),
          Cell.of(ResourceIds.last(item.getName())));
    }
    return table.lines(ink);
  }
}
