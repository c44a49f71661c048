/** Pages and JSON of activity, and the desk that a person finds after sign-in. */
@NullMarked
package org.chancery.platform.activity.web;

import org.jspecify.annotations.NullMarked;
