/** The AsyncAPI document of a service. */
@NullMarked
package io.movers.common.events.docs;

import org.jspecify.annotations.NullMarked;
