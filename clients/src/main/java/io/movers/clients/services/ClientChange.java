package io.movers.clients.services;

/** The new values of a company. */
public record ClientChange(String name, String nit, String logo, String mebAdmin, String superAdminClient) {}
