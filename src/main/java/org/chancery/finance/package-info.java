/**
 * Finance: the firm's money and its clients', never mixed. The books stand below everything that moves money;
 * client money, bills, banks, budgets and the reports of all of them stand upon the books.
 */
@NullMarked
package org.chancery.finance;

import org.jspecify.annotations.NullMarked;
