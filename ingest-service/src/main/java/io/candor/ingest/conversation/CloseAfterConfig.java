package io.candor.ingest.conversation;

import io.candor.ingest.report.Channel;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Factory;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.MapFormat;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// After how much silence a conversation is taken for closed, from the properties
/// `candor.ingest.close-after.*`.
///
/// @param standard for channels that are not named
/// @param channels by the channel's name, in any case, for example `email: 72h`
@ConfigurationProperties("candor.ingest.close-after")
record CloseAfterConfig(
    @Bindable(defaultValue = "24h") Duration standard,
    @Nullable @MapFormat(transformation = MapFormat.MapTransformation.FLAT)
        Map<String, Duration> channels) {

  TimeOuts timeOuts() {
    Map<Channel, Duration> byChannel = new EnumMap<>(Channel.class);
    if (channels != null) {
      channels.forEach(
          (name, timeOut) ->
              byChannel.put(
                  Channel.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')), timeOut));
    }
    return new TimeOuts(standard, byChannel);
  }

  /// Makes the time-outs of the service.
  @Factory
  static final class Wiring {
    @Singleton
    TimeOuts timeOuts(CloseAfterConfig config) {
      return config.timeOuts();
    }
  }
}
