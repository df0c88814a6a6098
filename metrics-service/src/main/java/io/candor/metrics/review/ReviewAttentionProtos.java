package io.candor.metrics.review;

import com.google.type.Date;
import io.candor.alert.v1.Finding;
import io.candor.alert.v1.ReviewAttention;
import io.candor.alert.v1.ReviewDeployment;
import io.candor.alert.v1.ReviewFigure;
import io.candor.alert.v1.ReviewRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What needs somebody until the next review: every open finding, and every KPI outside its target
/// that no finding speaks of; each with an owner and a day.
final class ReviewAttentionProtos {
  private static final int MAX_ITEMS = 500;
  // KPIs whose id is not the metric that their findings name.
  private static final Map<String, String> METRICS =
      Map.of(
          "policy_class_01", "policy",
          "policy_class_02", "policy",
          "policy_class_03", "policy",
          "policy_class_04", "policy",
          "refund_accuracy", "policy");

  private ReviewAttentionProtos() {}

  private record Told(String deployment, String archetype, String metric) {}

  static List<ReviewAttention> of(
      List<ReviewDeployment> deployments, List<Finding> findings, LocalDate followUp) {
    List<ReviewAttention> items = new ArrayList<>();
    Set<Told> told = new HashSet<>();
    for (Finding finding : findings) {
      if (finding.getState() == Finding.State.OPEN) {
        items.add(item(finding, followUp));
        told.add(
            new Told(
                finding.getScope().getDeploymentId(),
                finding.getScope().getArchetypeId(),
                finding.getMetric()));
      }
    }
    for (ReviewDeployment deployment : deployments) {
      for (ReviewRow row : deployment.getRowsList()) {
        // All archetypes blended say nothing that somebody could act upon.
        if (!row.getArchetypeId().isEmpty()) {
          outside(row)
              .filter(
                  figure ->
                      told.add(
                          new Told(
                              deployment.getDeploymentId(),
                              row.getArchetypeId(),
                              METRICS.getOrDefault(figure.getKpi(), figure.getKpi()))))
              .forEach(
                  figure ->
                      items.add(
                          ReviewAttention.newBuilder()
                              .setKpi(figure.getKpi())
                              .setDeploymentId(deployment.getDeploymentId())
                              .setArchetypeId(row.getArchetypeId())
                              .setOwner(deployment.getRollbackOwner())
                              .setFollowUpDate(date(followUp))
                              .setStrength(Finding.Strength.WATCH)
                              .build()));
        }
      }
    }
    return items.stream().limit(MAX_ITEMS).toList();
  }

  private static Stream<ReviewFigure> outside(ReviewRow row) {
    return Stream.concat(
            Stream.of(
                row.getDeflection().getCsatResolution(),
                row.getDeflection().getCsatDelayed(),
                row.getDeflection().getHandoffCsat()),
            row.getFiguresList().stream())
        .filter(ReviewFigure::getOutside);
  }

  private static ReviewAttention item(Finding finding, LocalDate followUp) {
    return ReviewAttention.newBuilder()
        .setFinding(finding.getName())
        .setKpi(finding.getMetric())
        .setDeploymentId(finding.getScope().getDeploymentId())
        .setArchetypeId(finding.getScope().getArchetypeId())
        .setSegment(finding.getScope().getSegment())
        .setAreaId(finding.getScope().getAreaId())
        .setOwner(
            finding.getAreaOwner().isEmpty() ? finding.getRollbackOwner() : finding.getAreaOwner())
        .setFollowUpDate(date(followUp))
        .setStrength(finding.getStrength())
        .build();
  }

  private static Date date(LocalDate day) {
    return Date.newBuilder()
        .setYear(day.getYear())
        .setMonth(day.getMonthValue())
        .setDay(day.getDayOfMonth())
        .build();
  }
}
