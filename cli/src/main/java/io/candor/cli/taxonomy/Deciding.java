package io.candor.cli.taxonomy;

import io.candor.cli.Actor;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Who changes the taxonomy, why, and how far it goes.
final class Deciding {
  @Mixin Actor actor = new Actor();

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
