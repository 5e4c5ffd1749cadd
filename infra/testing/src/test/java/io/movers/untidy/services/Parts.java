package io.movers.untidy.services;

import io.movers.untidy.routes.Widgets;
import jakarta.servlet.ServletRequest;
import org.springframework.stereotype.Component;

@Component
public record Parts(Widgets routes, ServletRequest request) {}
