/** Pages and JSON of matters. */
@NullMarked
package org.chancery.practice.matters.web;

import org.jspecify.annotations.NullMarked;
