package io.movers.auth.services;

import io.movers.auth.models.User;
import java.util.List;

/**
 * The accounts that an administrator of a company may choose from.
 *
 * @param own accounts of the administrator's companies, which may be shown in full
 * @param others accounts that can staff an office, of which little may be shown
 */
public record PickList(List<User> own, List<User> others) {}
