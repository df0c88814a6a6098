package io.candor.cli.taxonomy;

import picocli.CommandLine.Option;

/// Who changes the taxonomy, why, and how far it goes.
final class Deciding {
  @Option(
      names = "--as",
      defaultValue = "${sys:user.name}",
      paramLabel = "WHO",
      description = "Who decides. Default: your user name.")
  String actor = "";

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why.")
  String reason = "";

  @Option(
      names = "--etag",
      paramLabel = "ETAG",
      description = "Refuse when the taxonomy has changed since this etag was read.")
  String etag = "";

  @Option(names = "--dry-run", description = "Tell what it would do, and change nothing.")
  boolean dryRun;

  @Option(
      names = "--relabel",
      description = "Label the whole history anew as well, in the background.")
  boolean relabel;
}
