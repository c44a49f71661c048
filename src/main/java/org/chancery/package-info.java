/** The house: departments on the first level, rooms on the second, see {@code docs/adr/0001-the-house.md}. */
@NullMarked
package org.chancery;

import org.jspecify.annotations.NullMarked;
