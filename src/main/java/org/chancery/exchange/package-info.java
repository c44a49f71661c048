/** Exchange: what comes from other systems and goes to them, and the firm that shows how it all works. */
@NullMarked
package org.chancery.exchange;

import org.jspecify.annotations.NullMarked;
