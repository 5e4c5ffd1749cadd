/**
 * The HTTP half of a service: how queries, pages and bodies are read and bounded, and how every refusal becomes an answer. A controller uses
 * {@link io.movers.common.web.PageRequest} for pages, a record with {@link io.movers.common.web.Query} for filters, and {@link
 * io.movers.common.web.BodyLimit} where a body may be large; the rest applies to every route without being named.
 */
@NullMarked
package io.movers.common.web;

import org.jspecify.annotations.NullMarked;
