package io.candor.classifier.policy;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/// A way to reach the company.
enum ContactRoute {
  PHONE(
      "\\b(phone|telephone|hotline|helpline|call(ing)? (us|our|the|this|in|center|centre)|call"
          + " centre|call center|ring us|dial|toll[- ]?free|phone line|by"
          + " call)\\b|\\[phone\\]|\\bextension \\d|\\bcall \\[?\\+?\\(?\\d"),
  SMS("\\b(sms|text message|text us|texting us|by text)\\b"),
  WHATSAPP("\\bwhats ?app\\b|\\btelegram\\b|\\bsignal chat\\b|\\bviber\\b|\\bwechat\\b"),
  FAX("\\bfax\\b"),
  SOCIAL(
      "\\b(twitter|facebook|instagram|linkedin|tiktok|reddit|social media|messenger|discord|slack"
          + " (channel|community))\\b"),
  POST("\\b(by (post|letter|mail)|postal|p\\.? ?o\\.? box|write (us )?a letter)\\b"),
  BRANCH(
      "\\b((any|our|a|the|your|nearest|local) (\\w+ )?(store|shop|branch|showroom|service"
          + " point|counter|office|kiosk)s?|in[- ]store|in person|walk in)\\b"),
  VIDEO("\\b(video (call|chat)|zoom|skype)\\b"),
  EMAIL("\\be-?mail\\b|\\[email\\]|\\b[\\w.+-]+@[\\w.-]+\\.\\w+"),
  CHAT("\\b(live )?chat\\b|\\bmessag(e|ing) us\\b|\\bhelp centre\\b|\\bhelp center\\b"),
  IN_APP("\\b(in[- ]app|in the app|app'?s help|through the app)\\b"),
  WEB("\\b(web ?form|contact form|website|web site|portal|online form)\\b");

  // What a sentence offers the customer, as against what somebody else does.
  private static final Pattern OFFER =
      Pattern.compile(
          "\\b((please )?(send|drop|write) (us )?(a |an"
              + " )?(fax|letter|sms|text)\\b|(you|customers|members)"
              + " (can|could|may|might|should|must|need to|have to|are able to)( also| always|"
              + " simply| just| then| even)? (be"
              + " )?(reach|call|contact|phone|ring|dial|fax|text|write|message|visit|get|speak|talk|drop|come|go|ask|use|send|try|e-?mail|find|bring)|(call|phone|ring|dial|text|fax|message|visit|contact|reach|write"
              + " to|e-?mail|get in touch with|speak (to|with)|talk to|drop by|come (to|by)|reach"
              + " out to) (us|our|the|at|any|one"
              + " of|support|customer|it)\\b|(call|dial|text|phone|ring)"
              + " (\\[|\\+|\\(?\\d|extension)|(we are|we're|our \\w+ (team|staff|support|desk)?"
              + " ?(is|are)) (also )?(reachable|available|there for you)"
              + " (by|on|via|at|over|through|under)|(our|a|the) (\\w+ ){0,3}(hotline|helpline|phone"
              + " line|telephone line|call cent(er|re)|phone number)|by"
              + " (phone|telephone|fax|sms|whatsapp)\\b|(via|on|through|over)"
              + " (whatsapp|sms|facebook|twitter|instagram|phone|fax|the phone|our hotline)|there"
              + " is a|there's a)");
  private static final Pattern NEGATED =
      Pattern.compile(
          "\\b(no|not|never|don't|do not|doesn't|does not|cannot|can't|isn't|without|unfortunately"
              + " we|instead of|rather than|unable)\\b");
  private static final Pattern OTHER_PARTY =
      Pattern.compile(
          "\\b(your|the) (bank|carrier|courier|card issuer|issuer|provider|card company|post"
              + " office|airport|embassy|manufacturer|doctor|landlord|employer|own)\\b|\\b(we|i|they|agent|colleague|someone|specialist|team)('ll|"
              + " will| would| can| could| may| shall| is going to)?"
              + " (call|phone|ring|text|e-?mail|contact|reach|write|message)|\\bprovide"
              + " .*\\b(number|e-?mail)\\b|\\byour"
              + " (phone|telephone|e-?mail|number|mobile|order|account|address)\\b");

  private final Pattern words;

  ContactRoute(String words) {
    this.words = Pattern.compile(words);
  }

  /// The routes that a text names.
  static Set<ContactRoute> named(String plain) {
    Set<ContactRoute> named = EnumSet.noneOf(ContactRoute.class);
    for (ContactRoute route : values()) {
      if (route.words.matcher(plain).find()) {
        named.add(route);
      }
    }
    return named;
  }

  /// The routes that a text names in sentences without a negation.
  static Set<ContactRoute> affirmed(String plain) {
    Set<ContactRoute> affirmed = EnumSet.noneOf(ContactRoute.class);
    for (String sentence : plain.split("(?<=[.!;])\\s+")) {
      if (!NEGATED.matcher(sentence).find()) {
        affirmed.addAll(named(sentence));
      }
    }
    return affirmed;
  }

  /// The routes that a sentence offers to the customer. Mail addresses, forms and pages are not
  /// told apart, and the channel that the bot itself speaks on needs no offer.
  static Set<ContactRoute> offered(String plain) {
    if (NEGATED.matcher(plain).find()
        || OTHER_PARTY.matcher(plain).find()
        || !OFFER.matcher(plain).find()) {
      return EnumSet.noneOf(ContactRoute.class);
    }
    Set<ContactRoute> offered = named(plain);
    offered.removeAll(EnumSet.of(CHAT, IN_APP, WEB));
    return offered;
  }
}
