package io.movers.chaos.load;

import io.movers.chaos.history.Command;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * What a person was answered.
 *
 * @param body null in JSON if there is none
 * @param token the session that the answer sets; an empty text if it sets none
 */
record Answer(int status, JsonNode body, String token) {
    /** No answer came. */
    static final Answer LOST = new Answer(Command.UNKNOWN, NullNode.getInstance(), "");

    private static final int NOT_AUTHORIZED = 401;
    private static final int FIRST_REFUSAL = 400;

    boolean isOk() {
        return status > Command.UNKNOWN && status < FIRST_REFUSAL;
    }

    boolean isUnknown() {
        return status == Command.UNKNOWN || status >= 500;
    }

    /** Whether the session is over. */
    boolean isNotAuthorized() {
        return status == NOT_AUTHORIZED;
    }

    /** The text at that place of the body; empty if there is none. */
    String text(String pointer) {
        JsonNode node = body.at(pointer);
        return node.isMissingNode() || node.isNull() ? "" : node.asString();
    }
}
