/** Pages and JSON resources of the proof of enforcement. */
@NullMarked
package org.chancery.practice.enforcement.web;

import org.jspecify.annotations.NullMarked;
