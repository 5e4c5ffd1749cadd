/** Replays the recorded transcripts of the original against a running suite. */
@NullMarked
package io.movers.local.replay;

import org.jspecify.annotations.NullMarked;
