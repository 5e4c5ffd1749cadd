/** Faults, by a seeded schedule. */
@NullMarked
package io.movers.chaos.nemesis;

import org.jspecify.annotations.NullMarked;
