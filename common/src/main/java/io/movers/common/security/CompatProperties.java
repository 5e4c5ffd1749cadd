package io.movers.common.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is given up so that other services can stay as they are.
 *
 * @param node whether this service runs beside Node services of the original (<code>COMPAT_NODE</code>): sessions and
 *     password hashes have the original's form, which is weaker than ours; {@link CompatWarning} says in what
 */
@Validated
@ConfigurationProperties("movers.compat")
public record CompatProperties(@DefaultValue("false") boolean node) {}
