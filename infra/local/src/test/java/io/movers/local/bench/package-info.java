/** The figures of {@code make bench}. */
package io.movers.local.bench;
