package io.movers.common;

import org.springframework.util.ClassUtils;

/**
 * A library that a service adds only if it uses what needs it.
 *
 * @param dependency what to add to the service's POM
 * @param type a class of the library
 */
public record OptionalLibrary(String dependency, String type) {
    /**
     * Requires that the library is there.
     *
     * @param setting the setting that asks for it, as a condition
     * @throws IllegalStateException it is not
     */
    public void requireBecause(String setting) {
        if (!ClassUtils.isPresent(type, null)) {
            throw new IllegalStateException(
                    "%s, but the service does not have the dependency %s: add it to its POM, or change the setting"
                            .formatted(setting, dependency));
        }
    }
}
