/// Where configuration comes from besides Micronaut's own sources: a directory of secret files.
/// Secrets are files and not environment variables, because an environment is inherited, printed
/// and dumped. A file that changes is read again where the secret is used.
@NullMarked
package io.candor.kit.config;

import org.jspecify.annotations.NullMarked;
