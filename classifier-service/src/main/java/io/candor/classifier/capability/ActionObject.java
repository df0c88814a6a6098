package io.candor.classifier.capability;

import java.util.EnumSet;
import java.util.Set;

/// What an action is done to, by the words for it in speech and in tools' names.
public enum ActionObject {
  MONEY("money amount payment charge transaction sum fund balance"),
  REFUND("refund reimbursement payback repayment money-back"),
  CREDIT("credit voucher coupon goodwill compensation points"),
  FEE("fee surcharge penalty interest"),
  DISCOUNT("discount promo promotion code"),
  RETURN("return rma"),
  EXCHANGE("exchange swap"),
  REPLACEMENT("replacement substitute"),
  LABEL("label"),
  DISPUTE("dispute chargeback claim complaint appeal fraud"),
  TICKET("ticket case incident issue"),
  PLAN(
      "plan subscription package tier seat license licence membership contract tariff addon add-on"
          + " bundle upgrade downgrade"),
  PASSWORD("password reset link pin passcode credential"),
  LOCK("lock account-lock block"),
  INVOICE("invoice receipt bill statement"),
  ADDRESS("address"),
  PAYMENT_METHOD("method card payment-method iban debit mandate autopay"),
  BOOKING(
      "booking reservation flight trip itinerary hotel room appointment slot visit technician"
          + " engineer callback meeting seat-assignment baggage bag ticket-booking ride cab"
          + " taxi rental car table tour tickets ticket"),
  SIM("sim esim number line roaming data"),
  TRANSFER("transfer wire remittance"),
  LIMIT("limit allowance quota overdraft"),
  DOCUMENT("document form copy certificate letter confirmation report export file"),
  MAIL("mail email e-mail message sms text notification"),
  // Everything below is named beside what is meant, and alone says little.
  ORDER("order purchase shipment parcel item items product cart"),
  ACCOUNT("account profile user access login"),
  REQUEST("request service change details information");

  private final Set<String> words;

  ActionObject(String words) {
    this.words = Set.of(words.split(" "));
  }

  /// The objects that stems name.
  static Set<ActionObject> in(Set<String> stems) {
    Set<ActionObject> found = EnumSet.noneOf(ActionObject.class);
    for (ActionObject object : values()) {
      if (object.words.stream().anyMatch(word -> stems.contains(ToolWords.stem(word)))) {
        found.add(object);
      }
    }
    return found;
  }

  /// Whether it tells by itself what was acted on.
  boolean isSpecific() {
    return this != ORDER && this != ACCOUNT && this != REQUEST;
  }
}
