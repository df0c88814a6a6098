package io.candor.stores;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/// One service's database with its three roles: the owner migrates and owns everything; the app
/// role serves requests, owns nothing and cannot pass row-level security; the relay role gets only
/// what migrations grant it. The same statements are what an operator runs on a cluster of their
/// own.
final class ServiceDatabase {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,40}");
  private static final List<String> ROLES = List.of("owner", "app", "relay");

  private final PostgresAccess access;
  private final String service;

  /// How to reach a database as the superuser.
  @FunctionalInterface
  interface PostgresAccess {
    DataSource superuser(String database);
  }

  ServiceDatabase(PostgresAccess access, String service) {
    if (!NAME.matcher(service).matches()) {
      throw new IllegalArgumentException("service: " + service + " (expected: " + NAME + ")");
    }
    this.access = access;
    this.service = service;
  }

  void createIfAbsent() throws SQLException {
    try (Connection connection = access.superuser("postgres").getConnection();
        Statement statement = connection.createStatement()) {
      for (String role : ROLES) {
        createRoleIfAbsent(connection, service + "_" + role);
      }
      if (!exists(connection, "select from pg_database where datname = ?", service)) {
        statement.execute("create database %s owner %s_owner".formatted(service, service));
      }
      statement.execute("revoke all on database %s from public".formatted(service));
      statement.execute(
          "grant connect on database %1$s to %1$s_app, %1$s_relay".formatted(service));
    }
    try (Connection connection = access.superuser(service).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("alter schema public owner to %s_owner".formatted(service));
      statement.execute("revoke all on schema public from public");
      statement.execute("grant usage on schema public to %1$s_app, %1$s_relay".formatted(service));
      statement.execute(
          """
          alter default privileges for role %1$s_owner in schema public
            grant select, insert, update, delete on tables to %1$s_app
          """
              .formatted(service));
      statement.execute(
          """
          alter default privileges for role %1$s_owner in schema public
            grant usage, select on sequences to %1$s_app
          """
              .formatted(service));
    }
  }

  private static void createRoleIfAbsent(Connection connection, String role) throws SQLException {
    if (exists(connection, "select from pg_roles where rolname = ?", role)) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create role %1$s login password '%1$s'
            nosuperuser nocreatedb nocreaterole noinherit noreplication nobypassrls
          """
              .formatted(role));
    }
  }

  private static boolean exists(Connection connection, String query, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }
}
