/** Pages and API of receivables. */
@NullMarked
package org.chancery.finance.receivables.web;

import org.jspecify.annotations.NullMarked;
