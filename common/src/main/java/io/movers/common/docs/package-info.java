/** The documents of the API, made from the routes, and the page that shows them. */
@NullMarked
package io.movers.common.docs;

import org.jspecify.annotations.NullMarked;
