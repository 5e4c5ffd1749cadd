package io.movers.auth.models.views;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/** A list of accounts without a page around it. */
public record PlainUserListView(@JsonValue List<ListedUser> users) implements UserListAnswer {}
