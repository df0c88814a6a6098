/// Benchmarks of the promises about speed. Each prints a figure beside the limit it is held
/// against, measured in the same run on the same machine, since ratios travel between machines and
/// absolute figures do not. They are run by hand (`./candor bench`), never by the tests.
@NullMarked
package io.candor.bench;

import org.jspecify.annotations.NullMarked;
