@NullMarked
package org.chancery.finance.banking;

import org.jspecify.annotations.NullMarked;
