package io.movers.untidy.attic;

import org.springframework.boot.context.properties.ConfigurationProperties;

@ConfigurationProperties("untidy")
record Settings() {}
