/** The documents of the API: the files that are kept, what they have to be, and how they are made. */
@NullMarked
package io.movers.local.api;

import org.jspecify.annotations.NullMarked;
