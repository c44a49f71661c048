@NullMarked
package org.chancery.finance.billing;

import org.jspecify.annotations.NullMarked;
