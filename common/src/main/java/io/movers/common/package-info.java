/**
 * What every service of the suite has in common. A service depends on this artifact, has one {@code @SpringBootApplication}, and writes its
 * routes, services, models, publishers and listeners against the packages below: {@code events}, {@code data}, {@code web}, {@code errors},
 * {@code validation} and {@code security}.
 */
@NullMarked
package io.movers.common;

import org.jspecify.annotations.NullMarked;
