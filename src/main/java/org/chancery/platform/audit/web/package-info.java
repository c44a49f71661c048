/** Pages and JSON of the history. */
@NullMarked
package org.chancery.platform.audit.web;

import org.jspecify.annotations.NullMarked;
