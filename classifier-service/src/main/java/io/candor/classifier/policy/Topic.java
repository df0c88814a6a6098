package io.candor.classifier.policy;

import io.candor.classifier.speech.Dimension;
import io.candor.classifier.speech.Quantity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a statement with a quantity is about, for the topics that every trade knows. Read from the
/// words around the quantity; the first topic in this order that fits is taken. What fits none is
/// compared with the words of the policy's own assertions, see [PolicyIndex].
public enum Topic {
  /// Share of time in which the service is up.
  SERVICE_LEVEL_UPTIME(
      PolicyClass.WARRANTY_AND_SERVICE_LEVEL,
      "UPTIME|AVAILABILITY",
      Set.of(Dimension.PERCENT),
      "\\b(up-?time|availab\\w+|service level|sla|reachab\\w+|downtime)\\b",
      "discount|off\\b|stock"),
  /// Time to the first answer of the support.
  SERVICE_LEVEL_RESPONSE(
      PolicyClass.WARRANTY_AND_SERVICE_LEVEL,
      "RESPONSE|REPLY|ANSWER",
      Set.of(Dimension.DURATION),
      "\\b(respon(se|ses|d|ds|ded)|repl(y|ies|ied)|answer(s|ed)?|hear (back )?from"
          + " (us|me|the|our|support)|(get|be|come) back to you|(get|be) in touch|first"
          + " contact|react(s|ion)?)\\b",
      "\\b(refund|warrant|guarantee|deliver|ship|return|replac|dispute|claim)"),
  /// Share or amount that is kept when something comes back.
  RESTOCKING_FEE(
      PolicyClass.REFUND_AND_PRICING,
      "RESTOCK",
      Set.of(Dimension.PERCENT, Dimension.MONEY),
      "\\bre-?stock",
      ""),
  /// How long a lower price elsewhere or later is matched.
  PRICE_MATCH(
      PolicyClass.REFUND_AND_PRICING,
      "PRICE_?MATCH|PRICE_?(GUARANTEE|PROTECTION|ADJUSTMENT)",
      Set.of(Dimension.DURATION),
      "\\b(price[-"
          + " ](match|guarantee|protect|adjust|drop|differ)\\w*|match\\w*\\b.{0,40}\\b(price|offer|deal|rate)s?|(price|offer|deal|rate)s?\\b.{0,20}\\bmatch\\w*|cheaper|lower"
          + " (price|rate|fare)|less elsewhere|better (price|deal)|best price|beat (any|the|a)"
          + " price|(refund|pay|credit|cover)\\w*( you)? the (price )?difference)\\b",
      ""),
  /// How long something can be exchanged, counted from the purchase.
  EXCHANGE_WINDOW(
      PolicyClass.REFUND_AND_PRICING,
      "EXCHANGE_?(WINDOW|PERIOD|TERM)|EXCHANGE",
      Set.of(Dimension.DURATION),
      "\\b(exchang\\w+|swap\\w*)\\b",
      "\\b(refund|ship|send|sent|deliver|arriv|process(ed|ing)?|takes?)\\b|\\bmoney back\\b"),
  /// Time in which a replacement comes.
  REPLACEMENT_TERM(
      PolicyClass.WARRANTY_AND_SERVICE_LEVEL,
      "REPLACE(MENT)?",
      Set.of(Dimension.DURATION),
      "\\b(replac\\w+|substitut\\w+|new"
          + " (one|unit|device)\\b.{0,30}\\b(sent|ship\\w*|arriv\\w*|deliver\\w*)|exchang\\w+\\b.{0,40}\\b(sent|ship\\w*|arriv\\w*|takes?))\\b",
      "\\b(warrant\\w+|guarantee\\w*|refund)\\b"),
  /// Time that a repair takes.
  REPAIR_TERM(
      PolicyClass.WARRANTY_AND_SERVICE_LEVEL,
      "REPAIR(_?(TERM|TIME|WINDOW))?",
      Set.of(Dimension.DURATION),
      "\\brepair(s|ed|ing)?\\b.{0,40}\\b(takes?|turnaround|done|complet\\w+|finish\\w*|ready|back)\\b|\\bturnaround\\b",
      "\\b(warrant\\w+|guarantee\\w*|defect\\w*|free of charge)\\b"),
  /// How long defects are put right.
  WARRANTY(
      PolicyClass.WARRANTY_AND_SERVICE_LEVEL,
      "WARRANTY|GUARANTEE",
      Set.of(Dimension.DURATION),
      "\\b(warrant(y|ies|ied)|guarantee[sd]?|defect\\w*|malfunction\\w*|faulty|manufacturing"
          + " fault|breaks?( down)?|stops? working|(is|are|re|be|stay|remain)s? (fully"
          + " )?(covered|protected|insured)|coverage|cover(s|ed)?)\\b",
      "\\b(money[- ]back|refund\\w*|price|satisfaction|uptime|availab\\w+|respon\\w+|deliver(ed|y)?"
          + " (with)?in|pay|trial|fee|cost)\\b"),
  /// Until when something booked or bought can be cancelled.
  CANCELLATION_WINDOW(
      PolicyClass.REFUND_AND_PRICING,
      "CANCEL(LATION)?(_?(WINDOW|PERIOD|TERM|NOTICE))?|COOLING_?OFF",
      Set.of(Dimension.DURATION),
      "\\b(cancel\\w*|cooling[- ]off|withdraw from|withdraw(al)? (period|right)|right of"
          + " withdrawal|revoke|rescind|(walk|back|pull|step|get)(ing)? (away|out)\\b)",
      "\\b(refunds? (will|is|are|takes?|to)|processed|your"
          + " card|(it|they|money|refunds?|credits?|funds?) (will |should |may"
          + " )?arriv\\w+|post(s|ed)?)\\b"),
  /// Time until a refund that was granted arrives.
  REFUND_PAYOUT(
      PolicyClass.REFUND_AND_PRICING,
      "REFUND_?(PAYOUT|TIME|TIMING|PROCESSING|ARRIVAL)\\w*|PAYOUT\\w*",
      Set.of(Dimension.DURATION),
      "",
      ""),
  /// How long something can be given back for its price.
  REFUND_WINDOW(
      PolicyClass.REFUND_AND_PRICING,
      "(REFUND|RETURN)S?_?(WINDOW|PERIOD|TERM|POLICY|DAYS)?|MONEY_?BACK\\w*",
      Set.of(Dimension.DURATION),
      "",
      ""),
  /// Order value from which shipping is free.
  FREE_SHIPPING(
      PolicyClass.REFUND_AND_PRICING,
      "FREE_?(SHIPPING|DELIVERY)\\w*",
      Set.of(Dimension.MONEY),
      "\\b(free|complimentary|on us|no (charge|cost|fee)|without"
          + " (charge|cost|fee)s?|(pay|cover|waive)s?( for)?( the)?( cost"
          + " of)?)\\b.{0,50}\\b(ship\\w*|deliver\\w*|postage|freight)\\b|\\b(ship\\w*|deliver\\w*|postage|freight)\\b.{0,50}\\b(free|complimentary|on"
          + " us|no (charge|cost|fee)|without"
          + " (charge|cost|fee)s?|waived|included|(pay|cover)s?)\\b",
      "\\breturn"),
  /// Time that a delivery takes.
  DELIVERY_TIME(
      PolicyClass.WARRANTY_AND_SERVICE_LEVEL,
      "DELIVERY(_?(TIME|TERM|WINDOW))?|SHIPPING_?(TIME|TERM)",
      Set.of(Dimension.DURATION),
      "\\b(deliver(y|ies|s|ed)?|ship(s|ping|ment|ments|ped)?|dispatch\\w*|transit)\\b",
      "\\b(refund\\w*|return\\w*|warrant\\w*|guarantee|replac\\w*|after (the )?deliver\\w+|from"
          + " (the )?deliver\\w+|of (the )?deliver\\w+|since (the"
          + " )?deliver\\w+|(your|the|this|that)"
          + " (order|parcel|package|item|shipment|router|device)s?\\b)"),
  /// What is taken off a price.
  DISCOUNT(
      PolicyClass.REFUND_AND_PRICING,
      "DISCOUNT\\w*|PROMO\\w*|REBATE",
      Set.of(Dimension.PERCENT),
      "\\b(discount\\w*|off|cheaper|sav(e|es|ing|ings)|less|reduc\\w+|rebate|lower|knock\\w*|concession|deduct\\w*)\\b",
      "\\b(re-?stock\\w*|fee|penalt\\w+|uptime|availab\\w+|interest|deducted"
          + " as|kept?|withh\\w+)\\b");

  private final PolicyClass policyClass;
  private final Pattern kinds;
  private final Set<Dimension> dimensions;
  private final @Nullable Pattern words;
  private final @Nullable Pattern otherWords;

  Topic(
      PolicyClass policyClass,
      String kinds,
      Set<Dimension> dimensions,
      String words,
      String others) {
    this.policyClass = policyClass;
    this.kinds = Pattern.compile(kinds);
    this.dimensions = dimensions;
    this.words = words.isEmpty() ? null : Pattern.compile(words);
    this.otherWords = others.isEmpty() ? null : Pattern.compile(others);
  }

  /// What breaking an assertion of this topic is, unless the assertion says otherwise.
  public PolicyClass policyClass() {
    return policyClass;
  }

  /// The topic of an assertion's kind, by its name or an alias; absent for a kind of the
  /// workspace's own.
  public static @Nullable Topic ofKind(String kind) {
    String name = kind.toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    for (Topic topic : values()) {
      if (topic.name().equals(name) || topic.kinds.matcher(name).matches()) {
        return topic;
      }
    }
    return Arrays.stream(values())
        .filter(topic -> name.startsWith("SERVICE_LEVEL") && topic.kinds.matcher(name).find())
        .findFirst()
        .orElse(null);
  }

  /// The topics that these words can give a quantity, the likeliest first; empty when they name
  /// none.
  ///
  /// @param plain the words around it, in plain form
  static List<Topic> of(String plain, Quantity quantity) {
    return Arrays.stream(values())
        .filter(topic -> topic.dimensions.contains(quantity.unit().dimension()))
        .filter(topic -> topic.fits(plain, quantity))
        .toList();
  }

  private boolean fits(String plain, Quantity quantity) {
    return switch (this) {
      case REFUND_PAYOUT -> Refunding.isMeant(plain) && Refunding.isPayout(plain, quantity);
      case REFUND_WINDOW ->
          Refunding.isMeant(plain) && quantity.upperInBaseUnits() > 0; // "return it at once"
      default ->
          words != null
              && words.matcher(plain).find()
              && (otherWords == null || !otherWords.matcher(plain).find());
    };
  }

  /// Whether plain days may stand for working days of the same number: times that somebody works,
  /// not windows that run on the calendar.
  boolean countsWork() {
    return switch (this) {
      case SERVICE_LEVEL_RESPONSE, REPLACEMENT_TERM, REPAIR_TERM, DELIVERY_TIME, REFUND_PAYOUT ->
          true;
      default -> false;
    };
  }

  /// Whether "lifetime" and "any time" are values of this topic.
  boolean mayBeUnlimited() {
    return switch (this) {
      case REFUND_WINDOW, WARRANTY, PRICE_MATCH, EXCHANGE_WINDOW -> true;
      default -> false;
    };
  }
}
