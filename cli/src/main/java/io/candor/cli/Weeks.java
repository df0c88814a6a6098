package io.candor.cli;

import java.util.regex.Pattern;

/// ISO weeks on the command line.
public final class Weeks {
  private static final Pattern WEEK = Pattern.compile("[0-9]{4}-W(0[1-9]|[1-4][0-9]|5[0-3])");

  private Weeks() {}

  /// The week as given; empty for none.
  ///
  /// @throws picocli.CommandLine.ParameterException when it is no ISO week
  public static String check(CandorCommand candor, String option, String week) {
    if (!week.isEmpty() && !WEEK.matcher(week).matches()) {
      throw candor.usage(option + ": '" + week + "' (expected: an ISO week such as 2026-W15)");
    }
    return week;
  }
}
