package io.movers.chaos.nemesis;

/**
 * A fault that will happen.
 *
 * @param kind what happens
 * @param atMillis when, since people began
 * @param lastsMillis for how long
 * @param pick decides whom it hits
 */
public record Fault(FaultKind kind, long atMillis, long lastsMillis, int pick) {}
