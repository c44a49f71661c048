/** Pages and JSON of timekeeping. */
@NullMarked
package org.chancery.practice.timekeeping.web;

import org.jspecify.annotations.NullMarked;
