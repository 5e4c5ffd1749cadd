/** The template of a service: generated, compiled, tested and run beside the suite. */
@NullMarked
package io.movers.local.template;

import org.jspecify.annotations.NullMarked;
