/** The template of a service: generated, compiled, tested and run beside the suite. */
package io.movers.local.template;
