package io.candor.cli.sample;

import com.google.gson.JsonObject;
import java.time.Instant;

/// An event and the moment at which its producer sent it.
record TimedEvent(Instant time, JsonObject event) {}
