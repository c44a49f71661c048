/**
 * E-bill files of the LEDES family: what they hold, how they are read, checked and written. LEDES 1998B and 98BI V2 are tables of text, LEDES XML 2.0, 2.1 and 2.2
 * are documents; {@link org.chancery.finance.ebilling.ledes.EBillReader} tells them apart by their content and says everything that is wrong with a file, not the
 * first thing only. {@link org.chancery.finance.ebilling.ledes.EBillWriter} makes files of a bill.
 *
 * <p>Sources of the rules: the field list of LEDES 98BI V2 (52 fields with type, length and need), the field list of LEDES 1998B (its first 24), and for XML the
 * element order that a production system writes (2.2) and the published field lists of a receiver (2.0, 2.1). The XSDs of ledes.org were not at hand: what an
 * XML file holds beyond the elements listed here is kept and reported as not checked, never refused.
 */
@NullMarked
package org.chancery.finance.ebilling.ledes;

import org.jspecify.annotations.NullMarked;
