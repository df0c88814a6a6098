package io.candor.alert.receiver;

/// One receiver as configured.
///
/// @param id unique in the workspace, `[a-z0-9][a-z0-9-]{0,62}`
/// @param displayName what people call it; may be empty
/// @param channel how it is reached
public record Receiver(String id, String displayName, Channel channel) {}
