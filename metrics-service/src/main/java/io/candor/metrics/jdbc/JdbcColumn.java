package io.candor.metrics.jdbc;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One column of a statement that writes many rows.
///
/// @param name the column
/// @param type its PostgreSQL type, for example `timestamptz`
/// @param value what a row has in it; its text must be an input of the type, null is SQL's null
public record JdbcColumn<R>(String name, String type, Function<R, @Nullable Object> value) {}
