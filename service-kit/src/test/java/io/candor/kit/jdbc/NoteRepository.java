package io.candor.kit.jdbc;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;

@JdbcRepository(dialect = Dialect.POSTGRES)
@Requires(property = "candor.service", value = "probe")
interface NoteRepository extends CrudRepository<NoteRow, NoteRow.Key> {}
