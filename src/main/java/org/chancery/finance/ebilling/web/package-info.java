/** The pages and resources of e-bills. */
@NullMarked
package org.chancery.finance.ebilling.web;

import org.jspecify.annotations.NullMarked;
