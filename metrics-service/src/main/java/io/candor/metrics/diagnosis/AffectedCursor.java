package io.candor.metrics.diagnosis;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.fact.AccountHistory;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// Where a page of affected accounts ended. It names the weeks too: the next page is of the same
/// ones, whatever has come in meanwhile.
///
/// @param after the last account, as far as the order needs it
record AffectedCursor(
    Optional<IsoWeek> first, Optional<IsoWeek> last, Optional<Impacts.Affected> after) {

  /// @param text as it was written; empty for the first page
  static AffectedCursor parse(String text) {
    if (text.isEmpty()) {
      return new AffectedCursor(Optional.empty(), Optional.empty(), Optional.empty());
    }
    String[] parts = text.split(" ", -1);
    String id = URLDecoder.decode(parts[3], StandardCharsets.UTF_8);
    return new AffectedCursor(
        Optional.of(IsoWeek.parse(parts[0])),
        Optional.of(IsoWeek.parse(parts[1])),
        Optional.of(
            new Impacts.Affected(
                new AffectedAccount(id, 1, Instant.EPOCH, Instant.EPOCH),
                AccountHistory.UNSPECIFIED,
                Optional.empty(),
                parts[2].isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(Long.parseLong(parts[2])))));
  }

  /// Behind the last account of a page.
  static AffectedCursor behind(Impacts.AffectedPage page) {
    return new AffectedCursor(
        Optional.of(page.first()),
        Optional.of(page.last()),
        Optional.of(page.accounts().getLast()));
  }

  @Override
  public String toString() {
    Impacts.Affected account = after.orElseThrow();
    OptionalLong micros = account.micros();
    return String.join(
        " ",
        first.orElseThrow().toString(),
        last.orElseThrow().toString(),
        micros.isPresent() ? Long.toString(micros.getAsLong()) : "",
        URLEncoder.encode(account.low().accountId(), StandardCharsets.UTF_8));
  }
}
