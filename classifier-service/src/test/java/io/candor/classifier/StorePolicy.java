package io.candor.classifier;

/// The policy of a store, as a file to import: refunds within 30 days, 45 for enterprise customers,
/// and two tools.
final class StorePolicy {
  static final String JSON =
      """
      {"policyId": "store", "title": "Store policy", "assertions": [
        {"id": "refund", "kind": "REFUND_WINDOW", "value": 30, "unit": "DAY", "conditions": {},
         "incidentClass": "01", "text": "Purchases can be refunded within 30 days."},
        {"id": "refund-enterprise", "kind": "REFUND_WINDOW", "value": 45, "unit": "DAY",
         "conditions": {"plan": "enterprise-annual"}, "incidentClass": "01",
         "text": "Enterprise customers have 45 days."},
        {"id": "tools", "kind": "CAPABILITY", "value": ["issue_refund", "change_plan"], "unit": "TOOL",
         "incidentClass": "04", "text": "What the bot can do."}]}
      """;

  private StorePolicy() {}
}
