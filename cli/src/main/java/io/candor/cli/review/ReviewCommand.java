package io.candor.cli.review;

import io.candor.alert.v1.GetReviewRequest;
import io.candor.alert.v1.GetReviewResponse;
import io.candor.alert.v1.ListReviewsRequest;
import io.candor.alert.v1.ListReviewsResponse;
import io.candor.alert.v1.RecordAttendanceRequest;
import io.candor.alert.v1.RecordDecisionRequest;
import io.candor.alert.v1.RenderReviewRequest;
import io.candor.alert.v1.Review;
import io.candor.alert.v1.ReviewPack;
import io.candor.alert.v1.ReviewServiceGrpc;
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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `candor review`: a review as a document, or the list of them.
@Command(
    name = "review",
    description = "Show a review as Markdown or HTML; without ID list the reviews.")
public final class ReviewCommand implements Callable<Integer> {
  private final CandorCommand candor;

  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      description = "For example weekly.2026-W15, monthly.2026-04, quarterly.2026-Q2.")
  private String id = "";

  @Option(
      names = "--format",
      defaultValue = "markdown",
      paramLabel = "FORMAT",
      description = "markdown, or html: one page that needs nothing else, with plots.")
  private String format = "markdown";

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "List only weekly, monthly or quarterly ones.")
  private String kind = "";

  @Option(
      names = "--decide",
      paramLabel = "TEXT",
      description = "Record a decision of the review first.")
  private String decision = "";

  @Option(
      names = "--attended",
      split = ",",
      paramLabel = "WHO",
      description = "Record who attended first; all of them.")
  private List<String> attendees = List.of();

  @Mixin private Actor actor = new Actor();

  @Option(names = "--page-token", description = "Continue behind the page before.")
  private String pageToken = "";

  public ReviewCommand(CandorCommand candor) {
    this.candor = candor;
  }

  @Override
  public Integer call() throws IOException {
    if (id.isEmpty() && (!decision.isEmpty() || !attendees.isEmpty())) {
      throw candor.usage("--decide and --attended need the ID of a review");
    }
    try (Session session = candor.connect()) {
      ReviewServiceGrpc.ReviewServiceBlockingStub stub =
          session.stub(Service.ALERT, ReviewServiceGrpc::newBlockingStub);
      if (id.isEmpty()) {
        list(session, stub);
      } else {
        String name = session.name("reviews", id);
        record(stub, name);
        show(session, stub, name);
      }
      return 0;
    }
  }

  private void record(ReviewServiceGrpc.ReviewServiceBlockingStub stub, String name) {
    if (!decision.isEmpty()) {
      var unused =
          stub.recordDecision(
              RecordDecisionRequest.newBuilder()
                  .setName(name)
                  .setText(decision)
                  .setActor(actor.name())
                  .build());
    }
    if (!attendees.isEmpty()) {
      var unused =
          stub.recordAttendance(
              RecordAttendanceRequest.newBuilder()
                  .setName(name)
                  .addAllAttendees(attendees)
                  .setActor(actor.name())
                  .build());
    }
  }

  private void show(
      Session session, ReviewServiceGrpc.ReviewServiceBlockingStub stub, String name) {
    if (session.json()) {
      GetReviewResponse response =
          stub.getReview(GetReviewRequest.newBuilder().setName(name).build());
      session.print(response, ink -> List.of());
      return;
    }
    RenderReviewRequest.Format wanted =
        Enums.parse(candor, "--format", RenderReviewRequest.Format.class, format);
    var response =
        stub.renderReview(RenderReviewRequest.newBuilder().setName(name).setFormat(wanted).build());
    session.print(response, ink -> List.of(response.getContent().stripTrailing()));
  }

  private void list(Session session, ReviewServiceGrpc.ReviewServiceBlockingStub stub) {
    ListReviewsResponse response =
        stub.listReviews(
            ListReviewsRequest.newBuilder()
                .setParent(session.parent())
                .setKind(Enums.parse(candor, "--kind", ReviewPack.Kind.class, kind))
                .setPageToken(pageToken)
                .build());
    session.print(response, ink -> lines(response, ink));
  }

  private static List<String> lines(ListReviewsResponse response, Ink ink) {
    if (response.getReviewsCount() == 0) {
      return List.of("No reviews.");
    }
    Table table = new Table().text("REVIEW").text("WEEKS").text("MADE").figure("REVISION");
    for (Review review : response.getReviewsList()) {
      table.row(
          Cell.of(ResourceIds.last(review.getName())),
          Cell.of(review.getPack().getStartWeek() + " to " + review.getPack().getEndWeek()),
          Cell.of(review.getLate() ? "late" : "on time"),
          Cell.of(Long.toString(review.getRevision())));
    }
    List<String> lines = new ArrayList<>(table.lines(ink));
    Pages.note(response.getNextPageToken()).ifPresent(lines::add);
    return lines;
  }
}
