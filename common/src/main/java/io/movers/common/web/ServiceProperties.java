package io.movers.common.web;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who this service is and where its routes are.
 *
 * @param name the service's name: its queue group, its database
 * @param basePath prefix of all its routes
 * @param healthPath path of its health route
 */
@ConfigurationProperties("movers.service")
public record ServiceProperties(String name, String basePath, String healthPath) {}
