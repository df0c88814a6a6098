package io.candor.stores;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A backend that answers a write only when the write is on disk.
///
/// As shipped the library commits about once a second, and so may write half of an operation that
/// is under way: a document without its index entry, which no later write can repair. Here a commit
/// excludes running writes, and nothing else commits (the store is opened with its background
/// writer off). Writes that wait for the same commit share it.
final class DurableBackend extends H2Backend {

  private static final Logger log = LoggerFactory.getLogger(DurableBackend.class);

  private static final int UNKNOWN_ERROR = 8;

  // Every other command may change something and is followed by a commit.
  private static final Set<String> READS =
      Set.of(
          "find",
          "count",
          "distinct",
          "getmore",
          "killcursors",
          "hello",
          "ismaster",
          "ping",
          "buildinfo",
          "serverstatus",
          "listcollections",
          "listindexes",
          "listdatabases",
          "endsessions",
          "getlog",
          "connectionstatus",
          "hostinfo");

  // Rewrites sparsely used parts of the file, this much at a time, so that writers wait
  // milliseconds.
  private static final int COMPACTION_STEP_BYTES = 4 * 1024 * 1024;
  private static final int TARGET_FILL_PERCENT = 60;

  // Documents and keys as BSON; 0 is the library's own form.
  private static final int FORMAT = 1;

  private final MVStore store;
  // Shared by running writes, exclusive for a commit.
  private final ReentrantReadWriteLock writes = new ReentrantReadWriteLock();
  private final AtomicLong writeSequence = new AtomicLong();
  private long committedSequence; // guarded by writes.writeLock()

  private DurableBackend(MVStore store) {
    super(store);
    this.store = store;
  }

  /// @throws StoreException if another version of this class wrote the file
  static DurableBackend open(String fileName) {
    MVStore store =
        new MVStore.Builder()
            .fileName(fileName)
            .autoCommitDisabled()
            .autoCommitBufferSize(0)
            .cacheSize(64)
            .open();
    int format = store.getStoreVersion();
    if (format != FORMAT && !store.getMapNames().isEmpty()) {
      store.closeImmediately();
      throw new StoreException(
          "%s has format %d (expected: %d): export with the version that wrote it, or start empty"
              .formatted(fileName, format, FORMAT));
    }
    store.setStoreVersion(FORMAT);
    return new DurableBackend(store);
  }

  @Override
  protected MongoDatabase openOrCreateDatabase(String name) {
    return new DurableDatabase(name, getMvStore(), getCursorRegistry());
  }

  /// Answers a message; failures become error documents here, since the library would write the
  /// whole message, and so customers' text, to the log.
  @Override
  public Document handleMessage(MongoMessage message) {
    try {
      return handleDurably(message);
    } catch (MongoServerError e) {
      return error(e.getMessageWithoutErrorCode(), e.getCode(), e.getCodeName());
    } catch (MongoServerException e) {
      return error(e.getMessageWithoutErrorCode(), UNKNOWN_ERROR, "UnknownError");
    } catch (RuntimeException e) {
      log.error("{} failed: {}", commandOf(message), e.getClass().getName());
      return error("the server failed", UNKNOWN_ERROR, "UnknownError");
    }
  }

  private static Document error(String message, int code, @Nullable String codeName) {
    Document error = new Document("errmsg", message);
    error.put("code", code);
    error.putIfNotNull("codeName", codeName);
    error.put("ok", 0);
    return error;
  }

  /// The greeting by its present name, which the library knows by its old one only.
  @Override
  public Document handleCommand(
      Channel channel, String databaseName, String command, Document query) {
    return super.handleCommand(
        channel, databaseName, command.equalsIgnoreCase("hello") ? "ismaster" : command, query);
  }

  private Document handleDurably(MongoMessage message) {
    if (READS.contains(commandOf(message))) {
      return super.handleMessage(message);
    }
    long sequence;
    writes.readLock().lock();
    try {
      return super.handleMessage(message);
    } finally {
      sequence = writeSequence.incrementAndGet();
      writes.readLock().unlock();
      commitUpTo(sequence);
    }
  }

  private static String commandOf(MongoMessage message) {
    return message.getDocument().keySet().stream().findFirst().orElse("").toLowerCase(Locale.ROOT);
  }

  private void commitUpTo(long sequence) {
    writes.writeLock().lock();
    try {
      if (committedSequence >= sequence) {
        return; // another writer's commit took this write along
      }
      long latest = writeSequence.get();
      store.commit();
      store.sync();
      committedSequence = latest;
    } finally {
      writes.writeLock().unlock();
    }
  }

  /// Frees disk space in a small step; called now and then since no background writer does it.
  void compactStep() {
    writes.writeLock().lock();
    try {
      if (!store.isClosed()) {
        store.compact(TARGET_FILL_PERCENT, COMPACTION_STEP_BYTES);
      }
    } finally {
      writes.writeLock().unlock();
    }
  }

  @Override
  public void close() {
    writes.writeLock().lock();
    try {
      if (!store.isClosed()) {
        super.close();
      }
    } finally {
      writes.writeLock().unlock();
    }
  }
}
