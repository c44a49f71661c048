/**
 * Practice: whom the firm deals with, what it does for them, who may know of it, and the time spent on it.
 * Every other department hangs its work on a matter of this one.
 */
@NullMarked
package org.chancery.practice;

import org.jspecify.annotations.NullMarked;
