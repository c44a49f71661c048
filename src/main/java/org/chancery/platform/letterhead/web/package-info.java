/** The page and the JSON of the letterhead. */
@NullMarked
package org.chancery.platform.letterhead.web;

import org.jspecify.annotations.NullMarked;
