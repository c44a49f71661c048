/** Pages and API of banking. */
@NullMarked
package org.chancery.finance.banking.web;

import org.jspecify.annotations.NullMarked;
