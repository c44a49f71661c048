/**
 * Platform: what every department stands on. Who the firm and its people are, what happened and what changed,
 * and how pages, lists and the API look alike.
 */
@NullMarked
package org.chancery.platform;

import org.jspecify.annotations.NullMarked;
