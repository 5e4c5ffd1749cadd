package io.movers.chaos.verdict;

import io.movers.chaos.history.Command;

/**
 * A rent or a return of one resource.
 *
 * @param reservation the reservation that it began or ended; an empty text for a refused rent
 */
record RentalStep(Command command, Kind kind, String reservation) {
    enum Kind {
        RENT,
        RETURN,
        REFUSED
    }

    static RentalStep rent(Command command, String reservation) {
        return new RentalStep(command, Kind.RENT, reservation);
    }

    static RentalStep giveBack(Command command) {
        return new RentalStep(command, Kind.RETURN, command.fact("reservation"));
    }

    static RentalStep refused(Command command) {
        return new RentalStep(command, Kind.REFUSED, "");
    }

    boolean isRefusal() {
        return kind == Kind.REFUSED;
    }

    long start() {
        return command.start();
    }

    /** A step without a known answer may happen at any later time. */
    long end() {
        return command.isUnknown() ? Long.MAX_VALUE : command.end();
    }

    /** Whether it may never have happened. */
    boolean isOptional() {
        return kind == Kind.RETURN && command.isUnknown();
    }
}
