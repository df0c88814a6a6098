package io.candor.kit.grpc;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/// The server of a service, from the properties `candor.grpc.*`.
///
/// @param port where the service listens; 0 takes a free one
/// @param healthPort where only `grpc.health.v1` listens, in plaintext, for probes; 0 takes a free
///     one
/// @param host the address both listen on
/// @param reflection whether clients may list the contracts; off in production
/// @param maxRequestBytes the largest request message, also after decompression
/// @param maxMetadataBytes the largest request header list
/// @param maxConcurrentCalls unary calls that run at the same time; more are refused
/// @param maxConcurrentStreams streaming calls that are open at the same time; more are refused
/// @param defaultDeadline given to unary calls that bring none
/// @param drainTimeout how long calls may end after SIGTERM
/// @param backgroundDrainTimeout how long relays and jobs may end after SIGTERM
@ConfigurationProperties("candor.grpc")
public record GrpcConfig(
    @Bindable(defaultValue = "0") int port,
    @Bindable(defaultValue = "0") int healthPort,
    @Bindable(defaultValue = "0.0.0.0") String host,
    @Bindable(defaultValue = "false") boolean reflection,
    @Bindable(defaultValue = "8388608") int maxRequestBytes,
    @Bindable(defaultValue = "8192") int maxMetadataBytes,
    @Bindable(defaultValue = "256") int maxConcurrentCalls,
    @Bindable(defaultValue = "1000") int maxConcurrentStreams,
    @Bindable(defaultValue = "30s") Duration defaultDeadline,
    @Bindable(defaultValue = "20s") Duration drainTimeout,
    @Bindable(defaultValue = "10s") Duration backgroundDrainTimeout) {}
