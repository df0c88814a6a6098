package io.candor.stores;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The PostgreSQL server that a killed owner left behind. The server is no child of the owner's
/// process (pg_ctl detaches it), so it goes on running; this stops it cleanly and removes a
/// `postmaster.pid` whose process number now belongs to something else, which PostgreSQL itself
/// would take for a running server (usual in containers, where numbers are small and come back).
///
/// Only the holder of the directory's lock may call this.
final class OrphanedPostmaster {

  private static final Logger log = LoggerFactory.getLogger(OrphanedPostmaster.class);

  // Fast shutdown waits for the checkpoint; a laptop's disk needs seconds, not minutes.
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

  private OrphanedPostmaster() {}

  static void clear(Path clusterDirectory) {
    Path pidFile = clusterDirectory.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    Optional<ProcessHandle> postmaster =
        readPid(pidFile)
            .flatMap(ProcessHandle::of)
            .filter(process -> worksIn(process, clusterDirectory));
    if (postmaster.isPresent()) {
      log.info("stopping the PostgreSQL server {} of a killed owner", postmaster.get().pid());
      interrupt(postmaster.get());
      awaitExit(postmaster.get().onExit());
    }
    // Server processes may outlive their postmaster for a moment, and they share its memory.
    awaitExit(
        CompletableFuture.allOf(
            serverProcesses(clusterDirectory).stream()
                .map(ProcessHandle::onExit)
                .toArray(CompletableFuture<?>[]::new)));
    try {
      Files.deleteIfExists(pidFile);
    } catch (IOException e) {
      throw new StoreException("cannot remove " + pidFile, e);
    }
  }

  private static Optional<Long> readPid(Path pidFile) {
    try {
      List<String> lines = Files.readAllLines(pidFile);
      return lines.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(lines.get(0).trim()));
    } catch (NumberFormatException e) {
      return Optional.empty(); // cut off by a crash while it was written
    } catch (IOException e) {
      throw new StoreException("cannot read " + pidFile, e);
    }
  }

  private static List<ProcessHandle> serverProcesses(Path clusterDirectory) {
    return ProcessHandle.allProcesses()
        .filter(process -> worksIn(process, clusterDirectory))
        .toList();
  }

  /// Every process of a PostgreSQL server has the cluster's directory as its working directory.
  private static boolean worksIn(ProcessHandle process, Path clusterDirectory) {
    Path workingDirectory = Path.of("/proc", Long.toString(process.pid()), "cwd");
    try {
      return Files.isSymbolicLink(workingDirectory)
          && workingDirectory.toRealPath().equals(clusterDirectory.toRealPath());
    } catch (IOException e) {
      return false; // gone in the meantime, or another user's process
    }
  }

  /// SIGINT means fast shutdown; Java can only send SIGTERM, which would wait for every client.
  private static void interrupt(ProcessHandle postmaster) {
    try {
      new ProcessBuilder("sh", "-c", "kill -INT " + postmaster.pid()).start().waitFor();
    } catch (IOException e) {
      throw new StoreException("cannot signal process " + postmaster.pid(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("interrupted while stopping process " + postmaster.pid(), e);
    }
  }

  private static void awaitExit(CompletableFuture<?> exit) {
    try {
      exit.get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("interrupted while waiting for an old PostgreSQL server", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new StoreException(
          "an old PostgreSQL server did not stop within " + STOP_LIMIT.toSeconds() + " s", e);
    }
  }
}
