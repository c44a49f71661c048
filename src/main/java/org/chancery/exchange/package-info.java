/**
 * Exchange: what comes in and goes out. Data from other systems, everything of ours for others, the API's own pages, and a firm to
 * look at.
 */
@NullMarked
package org.chancery.exchange;

import org.jspecify.annotations.NullMarked;
