/** Pages and JSON of identity. */
@NullMarked
package org.chancery.platform.identity.web;

import org.jspecify.annotations.NullMarked;
