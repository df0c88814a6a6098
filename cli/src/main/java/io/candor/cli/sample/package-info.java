/// The sample that ships with the product: fourteen weeks of the invented company Pinecrate, told
/// as events. Everything is drawn from one seed, so that the same program writes the same bytes;
/// the checked-in file is its output. The stories in it are described in `samples/README.md`.
@NullMarked
package io.candor.cli.sample;

import org.jspecify.annotations.NullMarked;
