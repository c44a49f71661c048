/** Which lines of the bank and which entries of the books are the same money: pure rules, the same answer at every run, never a silent guess. */
@NullMarked
package org.chancery.finance.banking.matching;

import org.jspecify.annotations.NullMarked;
