/** What the checker adds to the services that it runs. */
@NullMarked
package io.movers.chaos.service;

import org.jspecify.annotations.NullMarked;
