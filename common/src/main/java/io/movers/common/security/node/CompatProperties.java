package io.movers.common.security.node;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Compatibility with services outside this suite.
 *
 * @param node whether this service runs beside Node services ({@code COMPAT_NODE}). Sessions and password hashes then have
 *     those services' weaker form; {@link CompatWarning} lists the weaknesses
 */
@Validated
@ConfigurationProperties("movers.compat")
public record CompatProperties(@DefaultValue("false") boolean node) {}
