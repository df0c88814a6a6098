package io.candor.classifier.capability;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which tools do what is claimed. A person's word for an action goes first; else the names of the
/// tools that the bot is known to have decide.
///
/// @param known the tools of the bot: those that were seen and those that the policy lists
/// @param explicit tools by action (see [Claim#action]), as a person set them
public record ToolMapping(Set<String> known, Map<String, List<String>> explicit) {
  // An object alone, or a kind of doing alone, is enough when no tool fits better.
  private static final double ENOUGH = 1;
  private static final double NEARLY = 0.5;
  private static final double OBJECT = 1;
  private static final double KIND = 1;
  private static final double LIKE = 0.5;
  // Money that goes back is part of these, where a bot has no tool of its own for it.
  private static final Set<String> IMPLY_REFUND =
      Set.of("return", "cancel", "exchange", "modify", "compensat");

  private static final Set<ActionObject> NOTHING_PAID =
      Set.of(
          ActionObject.LABEL,
          ActionObject.ADDRESS,
          ActionObject.PASSWORD,
          ActionObject.DOCUMENT,
          ActionObject.MAIL);

  public ToolMapping {
    known = Set.copyOf(known);
    explicit = Map.copyOf(explicit);
  }

  /// The tools whose success makes the claim true.
  public Set<String> toolsFor(Claim claim) {
    List<String> set = explicit.get(claim.action());
    if (set != null) {
      return new TreeSet<>(set);
    }
    Map<String, Double> fits = new HashMap<>();
    for (String tool : known) {
      if (!ToolWords.isLooking(tool)) {
        fits.put(tool, fit(claim, ToolWords.of(tool)));
      }
    }
    double best = fits.values().stream().mapToDouble(d -> d).max().orElse(0);
    Set<String> tools = new TreeSet<>();
    fits.forEach(
        (tool, fit) -> {
          if (fit >= Math.min(ENOUGH, best) && fit > 0 && fit >= best - NEARLY) {
            tools.add(tool);
          }
        });
    return tools;
  }

  /// What [#toolsFor] would take for each kind of action that these claims make: a proposal for a
  /// person.
  public Map<String, Set<String>> proposal(List<Claim> claims) {
    Map<String, Set<String>> proposal = new TreeMap<>();
    claims.forEach(claim -> proposal.computeIfAbsent(claim.action(), a -> toolsFor(claim)));
    return proposal;
  }

  private static double fit(Claim claim, Set<String> tool) {
    ActionKind toolKind = ActionKind.ofTool(tool);
    Set<ActionObject> toolObjects = ActionObject.in(tool);
    if (tool.contains("payment")) {
      toolObjects.add(ActionObject.PAYMENT_METHOD); // "modify_payment" changes how, not how much
    }
    if (claim.kind() == ActionKind.REFUND && toolKind != ActionKind.REFUND) {
      boolean pays =
          toolObjects.contains(ActionObject.REFUND)
              || (toolObjects.contains(ActionObject.TRANSFER)
                  && claim.objects().contains(ActionObject.TRANSFER));
      return pays ? OBJECT + KIND : impliesRefund(tool, toolObjects) ? LIKE / 2 : 0;
    }
    if (claim.kind() != ActionKind.OTHER
        && (claim.kind() == ActionKind.CANCEL) != (toolKind == ActionKind.CANCEL)) {
      return 0; // to cancel is never to create
    }
    if (claim.kind() == ActionKind.ESCALATE) {
      return toolKind == ActionKind.ESCALATE || toolObjects.contains(ActionObject.TICKET)
          ? KIND
          : 0;
    }
    Set<ActionObject> meant = claim.specificObjects();
    boolean shared =
        (meant.isEmpty() ? claim.objects() : meant).stream().anyMatch(toolObjects::contains);
    if (!meant.isEmpty() && !shared && toolObjects.stream().anyMatch(ActionObject::isSpecific)) {
      return 0; // it does something to something else
    }
    double kindFit =
        toolKind == null
            ? 0
            : toolKind == claim.kind() ? KIND : toolKind.isLike(claim.kind()) ? LIKE : 0;
    return (shared ? OBJECT : 0) + kindFit;
  }

  private static boolean impliesRefund(Set<String> tool, Set<ActionObject> objects) {
    return IMPLY_REFUND.stream().anyMatch(tool::contains)
        && NOTHING_PAID.stream().noneMatch(objects::contains);
  }
}
