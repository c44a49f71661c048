/** The pages and the JSON of the inbox, and its live count in the frame. */
@NullMarked
package org.chancery.platform.inbox.web;

import org.jspecify.annotations.NullMarked;
