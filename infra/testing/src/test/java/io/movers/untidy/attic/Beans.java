package io.movers.untidy.attic;

import org.springframework.context.annotation.Configuration;

@Configuration
class Beans {}
