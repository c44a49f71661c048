/** Pages and API of the books. */
@NullMarked
package org.chancery.finance.ledger.web;

import org.jspecify.annotations.NullMarked;
