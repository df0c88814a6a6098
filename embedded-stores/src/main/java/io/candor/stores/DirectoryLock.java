package io.candor.stores;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Says which process owns a data directory. The operating system frees the lock with the process,
/// also after SIGKILL, so whoever holds it may clean up what a dead owner left.
final class DirectoryLock implements AutoCloseable {

  // A killed process may need seconds to end when it was killed in the middle of writing to disk.
  private static final Duration KILLED_OWNER_LIMIT = Duration.ofSeconds(5);

  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /// Takes the lock of a directory, creating the directory if needed.
  ///
  /// @throws StoreException if another process, or another store of this process, has it
  static DirectoryLock take(Path directory) {
    Path file = directory.resolve("owner.lock");
    try {
      Files.createDirectories(directory);
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!tryLock(channel)) {
        channel.close();
        throw new StoreException(
            directory + " is in use by another process (stop it, or choose another directory)");
      }
      return new DirectoryLock(channel);
    } catch (IOException e) {
      throw new StoreException("cannot lock " + file, e);
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    long deadline = System.nanoTime() + KILLED_OWNER_LIMIT.toNanos();
    try {
      while (channel.tryLock() == null) {
        if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
          return false;
        }
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
      return true;
    } catch (OverlappingFileLockException e) {
      return false; // held by another store of this very process
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new StoreException("cannot release a directory lock", e);
    }
  }
}
