/**
 * Writes electronic invoices: {@link org.chancery.finance.einvoicing.writing.EInvoice} is what one says, {@link org.chancery.finance.einvoicing.writing.CiiWriter}
 * and {@link org.chancery.finance.einvoicing.writing.UblWriter} say it in the two syntaxes of EN 16931, and
 * {@link org.chancery.finance.einvoicing.writing.HybridPdf} lays the first into the PDF that people read.
 */
@NullMarked
package org.chancery.finance.einvoicing.writing;

import org.jspecify.annotations.NullMarked;
