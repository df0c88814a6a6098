/// The `candor` command: a gRPC client for people and scripts. Every subcommand calls the public
/// contracts and prints what they answer, as tables or as their JSON. It knows no service's code,
/// only `proto`.
@NullMarked
package io.candor.cli;

import org.jspecify.annotations.NullMarked;
