/** Replays the recorded transcripts of the Node suite against a running suite. */
@NullMarked
package io.movers.local.replay;

import org.jspecify.annotations.NullMarked;
