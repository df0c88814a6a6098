/// The gRPC edge that is the same for every service: server, interceptors, health, drain. A service
/// writes `*GrpcService` beans and nothing else; requests reach them validated, within a deadline
/// and below the load limit, and every failure leaves as a canonical status with its reason.
@NullMarked
package io.candor.kit.grpc;

import org.jspecify.annotations.NullMarked;
