/// Checks of what is deployed, without a cluster: the rendered manifests are parsed strictly with
/// the Kubernetes model, judged by rules for what the model does not say, and compared with their
/// sources. Every rule is shown to find the mistake it is there for.
@NullMarked
package io.candor.deploy;

import org.jspecify.annotations.NullMarked;
