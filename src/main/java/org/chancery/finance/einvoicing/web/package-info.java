/** Pages and JSON of e-invoices. */
@NullMarked
package org.chancery.finance.einvoicing.web;

import org.jspecify.annotations.NullMarked;
