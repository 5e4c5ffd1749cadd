/** Tests everything that is deployed: images, manifests, ingress, skaffold, workflows, dashboards. */
@NullMarked
package io.movers.local.deploy;

import org.jspecify.annotations.NullMarked;
