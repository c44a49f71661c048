/** Pages of billing: pre-bills, bills, payments, taxes and terms, and where they are found from elsewhere. */
@NullMarked
package org.chancery.finance.billing.web;

import org.jspecify.annotations.NullMarked;
