/// Deployments: the AI support bots that are judged, with their go-live, versions and deflection
/// list. The fold is pure. Ingest only hands their state on; nobody reads it here.
@NullMarked
package io.candor.ingest.deployment;

import org.jspecify.annotations.NullMarked;
