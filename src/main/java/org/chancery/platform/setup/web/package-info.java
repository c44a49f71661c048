/** The pages and the JSON of setting up. */
@NullMarked
package org.chancery.platform.setup.web;

import org.jspecify.annotations.NullMarked;
