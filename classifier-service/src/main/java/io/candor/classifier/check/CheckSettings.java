package io.candor.classifier.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a workspace's conversations are checked.
///
/// @param revision grows by 1 with every change; 0: never set
/// @param refundTools tools that pay money back; empty: every tool that reports an amount
/// @param purchaseTimeArguments names of the argument that holds the time of the purchase, the
/// first that is there counts; empty: the usual ones
/// @param toolMappings tools by action and bot; a bot's id may be empty for all bots
/// @param qaSampleRate share of closed conversations that is drawn for review, 0.01 to 0.03;
/// absent:
///     not set
public record CheckSettings(
    long revision,
    Set<String> refundTools,
    List<String> purchaseTimeArguments,
    List<Mapping> toolMappings,
    @Nullable Double qaSampleRate) {
  /// Nothing was set.
  public static final CheckSettings DEFAULTS =
      new CheckSettings(0, Set.of(), List.of(), List.of(), null);

  private static final double USUAL_SAMPLE_RATE = 0.02;

  private static final List<String> USUAL_ARGUMENTS =
      List.of(
          "purchaseTime",
          "purchase_time",
          "purchaseDate",
          "purchase_date",
          "purchasedAt",
          "purchased_at",
          "orderTime",
          "order_time",
          "orderDate",
          "order_date",
          "bookingTime",
          "booking_time",
          "bookingDate",
          "booking_date",
          "transactionTime",
          "transaction_date");

  /// The tools of one action.
  ///
  /// @param deploymentId empty: all bots
  public record Mapping(String deploymentId, String action, List<String> tools) {
    public Mapping {
      tools = List.copyOf(tools);
    }
  }

  public CheckSettings {
    refundTools = Set.copyOf(refundTools);
    purchaseTimeArguments = List.copyOf(purchaseTimeArguments);
    toolMappings = List.copyOf(toolMappings);
  }

  List<String> effectiveArguments() {
    return purchaseTimeArguments.isEmpty() ? USUAL_ARGUMENTS : purchaseTimeArguments;
  }

  /// The share that is drawn.
  public double effectiveSampleRate() {
    return qaSampleRate == null ? USUAL_SAMPLE_RATE : qaSampleRate;
  }

  /// The explicit mapping of a bot: its own entries before those for all bots.
  Map<String, List<String>> mappingOf(String deploymentId) {
    Map<String, List<String>> mapping = new HashMap<>();
    for (String owner : List.of("", deploymentId)) {
      toolMappings.stream()
          .filter(each -> each.deploymentId().equals(owner))
          .forEach(each -> mapping.put(each.action(), each.tools()));
    }
    return mapping;
  }
}
