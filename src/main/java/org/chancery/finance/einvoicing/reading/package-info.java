/**
 * Reads electronic invoices as others send them: EN 16931 in both of its syntaxes (UBL 2.1 and UN/CEFACT CII), ZUGFeRD 1, and the PDFs of ZUGFeRD and
 * Factur-X that carry one of them.
 *
 * <p>{@link org.chancery.finance.einvoicing.reading.EInvoiceReader} is the door: bytes in, a {@link org.chancery.finance.einvoicing.reading.Reading} out.
 * The sums are those that the file states, as it states them; whether they agree with one another is said by
 * {@link org.chancery.finance.einvoicing.reading.Finding findings}. Nothing is fetched, and no entity is expanded.
 */
@NullMarked
package org.chancery.finance.einvoicing.reading;

import org.jspecify.annotations.NullMarked;
