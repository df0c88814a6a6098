package io.candor.cli.terminal;

/// Colours a text, or leaves it as it is.
public enum Ink {
  PLAIN,
  COLOUR;

  static Ink of(boolean colour) {
    return colour ? COLOUR : PLAIN;
  }

  public String bold(String text) {
    return paint("1", text);
  }

  public String dim(String text) {
    return paint("2", text);
  }

  public String good(String text) {
    return paint("32", text);
  }

  public String warn(String text) {
    return paint("33", text);
  }

  public String bad(String text) {
    return paint("31", text);
  }

  /// On a red ground, the deeper the larger the share in [0, 1].
  public String shade(double share, String text) {
    // Cube of 256 colours: no ground, then from dark to bright red.
    int[] grounds = {0, 52, 88, 124, 160};
    int step = (int) Math.min(grounds.length - 1, Math.floor(share * 10));
    return step <= 0 ? text : paint("48;5;" + grounds[step], text);
  }

  private String paint(String code, String text) {
    return this == PLAIN ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
