package io.candor.classifier.handoff;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/// What agents ask for, by the words of asking and by what it looks like where it was given.
enum Detail {
  NUMBER(
      "(?i)\\b(?:order|reference|ref|booking|confirmation|ticket|invoice|reservation|policy|claim"
          + "|tracking|case|account|customer|member(?:ship)?|flight|train|contract|serial|meter"
          + "|licen[cs]e|parcel|consignment|application|student|card|reg(?:istration)?|id)"
          + " (?:id|number|no|code|reference|ref|digits)\\b|\\b(?:number|digits|code|id)\\b",
      "\\b[A-Za-z]{1,6}[-#/ ]?\\d{3,}|#\\s?\\w*\\d{3,}|\\b\\d{4,}\\b"
          + "|\\b(?=[A-Z0-9]*\\d)(?=[A-Z0-9]*[A-Z])[A-Z0-9]{5,}\\b|\\bending\\b"),
  EMAIL("(?i)\\be-?mail", "\\[EMAIL\\]|@[\\w-]+\\.\\w+"),
  PHONE("(?i)\\b(?:phone|telephone|mobile|contact|cell)\\b", "\\[PHONE\\]|\\+?\\d[\\d -]{8,}\\d"),
  NAME(
      "(?i)\\bnames?\\b|\\bwho\\b|\\bcalled\\b|\\bspeaking (?:to|with)\\b",
      "(?<=[\\p{L},] )[A-Z][a-z]+"),
  PLACE(
      "(?i)\\b(?:where|address|town|city|postcode|zip|street|location|station|airport|branch|store"
          + "|shop|depot|destination)\\b",
      "\\b(?:at|in|from|to|near|for) (?:the )?[A-Z][a-z]+|(?i)\\b(?:street|road|station|airport"
          + "|branch)\\b"),
  TIME(
      "(?i)\\b(?:when|dates?|days?|month|since|how (?:long|often|many times)|time|week|year)\\b",
      "(?i)\\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tonight|this"
          + " morning|last (?:night|week|month|year)|ago|since"
          + "|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \\d"
          + "|\\d+(?:st|nd|rd|th)|\\d+ ?(?:am|pm)|\\d\\d:\\d\\d|january|february|march|april|june"
          + "|july|august|september|october|november|december)\\b"),
  MONEY(
      "(?i)\\b(?:how much|amount|sum|figure|price|charged?|total|cost|value)\\b",
      "(?i)[$€£]\\s?\\d|\\d\\s?(?:[$€£]|eur|usd|gbp|dollars|pounds|euros|quid)|\\d+\\.\\d\\d"),
  THING(
      "(?i)\\b(?:which|what) (?:\\w+ ){0,2}?(?:model|device|product|item|plan|browser|app|version"
          + "|phone|make|type|kind|sort|brand|appliance|package|room|seat|car)\\b"
          + "|\\b(?:model|device|browser)\\b",
      "(?i)\\b(?:iphone|samsung|pixel|android|ios|windows|mac|chrome|safari|firefox|model|router"
          + "|version)\\b|\\b[A-Za-z]+-?\\d{1,4}[A-Za-z]?\\b"),
  SYMPTOM(
      "(?i)\\b(?:error|message|says?|displays?|symptom|screen|show(?:s|ing)?)\\b",
      "(?i)\\b(?:error|says|saying|code|message|flash\\w*|shows)\\b");

  private final Pattern asked;
  private final Pattern given;

  Detail(String asked, String given) {
    this.asked = Pattern.compile(asked);
    this.given = Pattern.compile(given);
  }

  /// What a question asks for.
  static Set<Detail> askedIn(String sentence) {
    Set<Detail> found = EnumSet.noneOf(Detail.class);
    for (Detail each : values()) {
      if (each.asked.matcher(sentence).find()) {
        found.add(each);
      }
    }
    return found;
  }

  /// Whether a text gives it.
  boolean isGivenIn(String text) {
    return given.matcher(text).find();
  }
}
