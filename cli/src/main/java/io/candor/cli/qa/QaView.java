package io.candor.cli.qa;

import com.google.protobuf.util.Timestamps;
import io.candor.classifier.v1.ClaimQaItemResponse;
import io.candor.classifier.v1.ListQaItemsResponse;
import io.candor.classifier.v1.QaAnswer;
import io.candor.classifier.v1.QaClassReport;
import io.candor.classifier.v1.QaItem;
import io.candor.classifier.v1.QaQuestionReport;
import io.candor.classifier.v1.QaRate;
import io.candor.classifier.v1.QaReport;
import io.candor.classifier.v1.QaStatement;
import io.candor.classifier.v1.QaStratumReport;
import io.candor.classifier.v1.StatementIncident;
import io.candor.cli.Enums;
import io.candor.cli.Pages;
import io.candor.cli.ResourceIds;
import io.candor.cli.terminal.Figures;
import io.candor.cli.terminal.Ink;
import io.candor.cli.terminal.Table;
import io.candor.cli.terminal.Table.Cell;
import io.candor.cli.terminal.Wrap;
import io.candor.ingest.v1.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reviews as lines for people.
final class QaView {
  private QaView() {}

  static List<String> items(ListQaItemsResponse response, Ink ink) {
    if (response.getItemsCount() == 0) {
      return List.of("Nothing is to be reviewed in these weeks.");
    }
    Table table =
        new Table()
            .text("CONVERSATION")
            .text("WEEK")
            .text("TYPE")
            .text("WHY")
            .text("STATE")
            .text("DUE")
            .text("CLAIMED BY");
    for (QaItem item : response.getItemsList()) {
      table.row(
          Cell.of(ResourceIds.last(item.getName())),
          Cell.of(item.getWeek()),
          Cell.of(item.getArchetypeId()),
          Cell.of(item.getDrawn() ? "drawn" : "finding"),
          Cell.of(Enums.words(item.getState())),
          Cell.of(Timestamps.toString(item.getDueTime())),
          Cell.of(item.getClaimReviewer()));
    }
    List<String> lines = new ArrayList<>(table.lines(ink));
    Pages.note(response.getNextPageToken()).ifPresent(lines::add);
    return lines;
  }

  static List<String> opened(ClaimQaItemResponse response, String reviewer, int width, Ink ink) {
    if (!response.hasItem()) {
      return List.of("There is nothing for " + reviewer + " to review.");
    }
    QaItem item = response.getItem();
    List<String> lines = new ArrayList<>();
    lines.add(
        ink.bold(
            "%s, %s, %s"
                .formatted(
                    ResourceIds.last(item.getName()), item.getArchetypeId(), item.getWeek())));
    for (Turn turn : response.getConversation().getTurnsList()) {
      lines.add("");
      lines.add("%d %s".formatted(turn.getIndex(), Enums.words(turn.getRole())));
      lines.addAll(Wrap.lines(turn.getText(), width, "  "));
    }
    response
        .getConversation()
        .getToolCallsList()
        .forEach(
            call ->
                lines.add("tool %s: %s".formatted(call.getName(), Enums.words(call.getStatus()))));
    lines.add("");
    lines.addAll(findings(item, width, ink));
    lines.add(
        "Answer with: candor qa verdict %s --answer %s"
            .formatted(
                ResourceIds.last(item.getName()),
                String.join(",", item.getQuestionsList().stream().map(QaView::asked).toList())));
    return lines;
  }

  private static List<String> findings(QaItem item, int width, Ink ink) {
    List<String> lines = new ArrayList<>();
    for (QaStatement statement : item.getStatementsList()) {
      StatementIncident incident = statement.getIncident();
      lines.add(
          ink.warn(
              "Finding %s, class 0%d, turn %d"
                  .formatted(
                      statement.getStatementId(),
                      incident.getPolicyClass().getNumber(),
                      incident.getTurnIndex())));
      lines.addAll(Wrap.lines("\"" + incident.getSentence() + "\"", width, "  "));
      lines.addAll(
          Wrap.lines(
              "says %s; %s: %s"
                  .formatted(incident.getSaid(), incident.getAssertionId(), incident.getAsserted()),
              width,
              "  "));
    }
    return lines;
  }

  private static String asked(QaAnswer.Question question) {
    return question.name().toLowerCase(Locale.ROOT) + "=";
  }

  static List<String> submitted(QaItem item, Ink ink) {
    String state =
        switch (item.getState()) {
          case REVIEWED -> ink.good("Everything is decided.");
          case DISPUTED -> ink.warn("Somebody else must look at it, too.");
          case OPEN, STATE_UNSPECIFIED, UNRECOGNIZED -> "Something is left to be decided.";
        };
    return List.of("The verdict is stored. " + state);
  }

  static List<String> report(QaReport report, Ink ink) {
    List<String> lines = new ArrayList<>();
    lines.add(ink.bold("Reviews of %s to %s".formatted(report.getFromWeek(), report.getToWeek())));
    lines.add(
        "%,d conversations, %,d to look at: %,d reviewed, %,d disputed, %,d overdue; coverage %s"
            .formatted(
                report.getConversationCount(),
                report.getItemCount(),
                report.getReviewedCount(),
                report.getDisputedCount(),
                report.getOverdueCount(),
                Figures.percent(report.getCoverage())));
    lines.add("");
    lines.addAll(classes(report).lines(ink));
    lines.add("");
    lines.addAll(questions(report).lines(ink));
    lines.add("");
    lines.addAll(strata(report).lines(ink));
    return lines;
  }

  private static Table classes(QaReport report) {
    Table table =
        new Table()
            .text("CLASS")
            .figure("FOUND")
            .figure("CONFIRMED")
            .figure("OVERRULED")
            .figure("UNDECIDED")
            .figure("MISSED")
            .figure("PRECISION")
            .figure("RECALL")
            .text("RATE OF CONVERSATIONS");
    for (QaClassReport each : report.getClassesList()) {
      table.row(
          Cell.of("0" + each.getPolicyClass().getNumber()),
          Cell.of(Figures.count(each.getAutomaticCount())),
          Cell.of(Figures.count(each.getConfirmedCount())),
          Cell.of(Figures.count(each.getOverruledCount())),
          Cell.of(Figures.count(each.getUndecidedCount())),
          Cell.of(Figures.count(each.getMissedCount())),
          Cell.of(each.hasPrecision() ? share(each.getPrecision()) : Figures.ABSENT),
          Cell.of(each.hasRecall() ? Figures.percent(each.getRecall()) : Figures.ABSENT),
          Cell.of(each.hasRate() ? interval(each.getRate()) : Figures.ABSENT));
    }
    return table;
  }

  private static Table questions(QaReport report) {
    Table table =
        new Table()
            .text("QUESTION")
            .figure("COMPARED")
            .figure("BOTH YES")
            .figure("CHECK ONLY")
            .figure("REVIEWERS ONLY")
            .figure("PRECISION")
            .figure("RECALL");
    for (QaQuestionReport each : report.getQuestionsList()) {
      table.row(
          Cell.of(Enums.words(each.getQuestion())),
          Cell.of(Figures.count(each.getComparedCount())),
          Cell.of(Figures.count(each.getBothCount())),
          Cell.of(Figures.count(each.getCheckOnlyCount())),
          Cell.of(Figures.count(each.getReviewersOnlyCount())),
          Cell.of(each.hasPrecision() ? share(each.getPrecision()) : Figures.ABSENT),
          Cell.of(each.hasRecall() ? share(each.getRecall()) : Figures.ABSENT));
    }
    return table;
  }

  private static Table strata(QaReport report) {
    Table table =
        new Table()
            .text("TYPE")
            .figure("CONVERSATIONS")
            .figure("DRAWN")
            .figure("REVIEWED")
            .figure("FLAGGED")
            .figure("REVIEWED");
    for (QaStratumReport each : report.getStrataList()) {
      table.row(
          Cell.of(each.getArchetypeId()),
          Cell.of(Figures.count(each.getConversationCount())),
          Cell.of(Figures.count(each.getDrawnCount())),
          Cell.of(Figures.count(each.getDrawnReviewedCount())),
          Cell.of(Figures.count(each.getFlaggedCount())),
          Cell.of(Figures.count(each.getFlaggedReviewedCount())));
    }
    return table;
  }

  private static String share(QaRate rate) {
    return Figures.percent(rate.getValue());
  }

  private static String interval(QaRate rate) {
    return "%s (%s to %s)"
        .formatted(
            Figures.percent(rate.getValue()),
            Figures.percent(rate.getLower()),
            Figures.percent(rate.getUpper()));
  }
}
