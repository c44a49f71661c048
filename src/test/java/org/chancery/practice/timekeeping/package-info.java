@NullMarked
package org.chancery.practice.timekeeping;

import org.jspecify.annotations.NullMarked;
