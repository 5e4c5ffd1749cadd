package io.movers.clients.services;

/** New values of a company. */
public record ClientChange(String name, String nit, String logo, String mebAdmin, String superAdminClient) {}
