package io.candor.kit.error;

import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import io.grpc.StatusRuntimeException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Recognises failures of stores and peers, wherever they stand in a chain of causes.
///
/// A store that is away, full, or that rolled the work back is `STORE_UNAVAILABLE`: the whole call
/// may be repeated, since every write is idempotent. What is not recognised is a bug.
final class FailureKinds {
  // Classes 08 connection, 53 resources (also a full disk), 57 operator intervention (shutdown,
  // statement timeout), 58 system error, 40 rolled back (deadlock, serialization).
  private static final Set<String> AWAY_CLASSES = Set.of("08", "53", "57", "58", "40");
  // 55P03 lock not available in time; 25006 read-only: this server was demoted in a fail-over.
  private static final Set<String> AWAY_STATES = Set.of("55P03", "25006");

  // A chain of causes may be a ring; nobody nests deeper than this.
  private static final int DEEPEST_CAUSE = 20;

  private FailureKinds() {}

  static Optional<CandorException> known(Throwable failure) {
    @Nullable Throwable link = failure;
    for (int depth = 0; link != null && depth < DEEPEST_CAUSE; depth++) {
      if (link instanceof CandorException known) {
        return Optional.of(known);
      }
      if (isStoreAway(link)) {
        return Optional.of(
            CandorException.of(KitReason.STORE_UNAVAILABLE)
                .message("The store of this service cannot take the call now.")
                .cause(failure)
                .build());
      }
      if (link instanceof StatusRuntimeException peer && isPeerAway(peer)) {
        return Optional.of(
            CandorException.of(KitReason.PEER_UNAVAILABLE)
                .message("A service that this call needs is away.")
                .cause(failure)
                .build());
      }
      link = link.getCause();
    }
    return Optional.empty();
  }

  private static boolean isPeerAway(StatusRuntimeException peer) {
    return switch (peer.getStatus().getCode()) {
      case UNAVAILABLE, RESOURCE_EXHAUSTED, DEADLINE_EXCEEDED -> true;
      default -> false;
    };
  }

  private static boolean isStoreAway(Throwable link) {
    return switch (link) {
      case SQLTransientException e -> true;
      case SQLRecoverableException e -> true;
      case SQLException e -> isAwayState(e.getSQLState());
      case MongoException e -> isMongoAway(e);
      default -> false;
    };
  }

  private static boolean isAwayState(@Nullable String state) {
    return state != null
        && state.length() == 5
        && (AWAY_STATES.contains(state) || AWAY_CLASSES.contains(state.substring(0, 2)));
  }

  private static boolean isMongoAway(MongoException e) {
    return e instanceof MongoTimeoutException
        || e instanceof MongoExecutionTimeoutException
        || e instanceof MongoSocketException
        || e instanceof MongoNotPrimaryException
        || e instanceof MongoNodeIsRecoveringException
        || e instanceof MongoWriteConcernException
        || e.hasErrorLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL)
        || e.hasErrorLabel("RetryableWriteError");
  }
}
