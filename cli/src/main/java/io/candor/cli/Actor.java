package io.candor.cli;

import picocli.CommandLine.Option;

/// Who gives an order, as the requests of the suite have it. Where callers are authenticated the
/// service takes the name in the token instead.
public final class Actor {
  @Option(
      names = "--as",
      defaultValue = "${sys:user.name}",
      paramLabel = "WHO",
      description = "Who does it. Default: your user name; with a token, the name in it.")
  private String name = "";

  /// The name.
  public String name() {
    return name;
  }
}
