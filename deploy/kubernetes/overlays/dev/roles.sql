-- The roles and databases of the suite, for a PostgreSQL server that no operator manages.
-- Passwords here are for development; elsewhere change them, and keep the rest as it is:
-- the owner migrates, the app role serves and owns nothing, the relay role sees its queue alone.

CREATE ROLE ingest_owner LOGIN PASSWORD 'dev-only-ingest-owner' NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT NOBYPASSRLS;
CREATE ROLE ingest_app LOGIN PASSWORD 'dev-only-ingest-app' NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT NOBYPASSRLS;
CREATE ROLE ingest_relay LOGIN PASSWORD 'dev-only-ingest-relay' NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT NOBYPASSRLS;
CREATE DATABASE ingest OWNER ingest_owner;
REVOKE ALL ON DATABASE ingest FROM PUBLIC;
GRANT CONNECT ON DATABASE ingest TO ingest_app, ingest_relay;

CREATE ROLE metrics_owner LOGIN PASSWORD 'dev-only-metrics-owner' NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT NOBYPASSRLS;
CREATE ROLE metrics_app LOGIN PASSWORD 'dev-only-metrics-app' NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT NOBYPASSRLS;
CREATE ROLE metrics_relay LOGIN PASSWORD 'dev-only-metrics-relay' NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT NOBYPASSRLS;
CREATE DATABASE metrics OWNER metrics_owner;
REVOKE ALL ON DATABASE metrics FROM PUBLIC;
GRANT CONNECT ON DATABASE metrics TO metrics_app, metrics_relay;

CREATE ROLE alert_owner LOGIN PASSWORD 'dev-only-alert-owner' NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT NOBYPASSRLS;
CREATE ROLE alert_app LOGIN PASSWORD 'dev-only-alert-app' NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT NOBYPASSRLS;
CREATE ROLE alert_relay LOGIN PASSWORD 'dev-only-alert-relay' NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT NOBYPASSRLS;
CREATE DATABASE alert OWNER alert_owner;
REVOKE ALL ON DATABASE alert FROM PUBLIC;
GRANT CONNECT ON DATABASE alert TO alert_app, alert_relay;
