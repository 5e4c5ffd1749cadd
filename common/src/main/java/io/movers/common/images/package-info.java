/** Images that callers upload, in a folder or in DigitalOcean Spaces, and the removal of those that nothing names any more. */
@NullMarked
package io.movers.common.images;

import org.jspecify.annotations.NullMarked;
