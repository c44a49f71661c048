package org.chancery.finance.ledger;

import java.math.BigDecimal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code chancery.ledger.*}.
 *
 * @param ownFundsLimit the most of its own money that a firm may keep in a trust account for the bank's charges, in the account's
 *                      currency, unless it sets another for the account (ABA Model Rule 1.15(b): no more than is needed for them)
 */
@ConfigurationProperties("chancery.ledger")
record LedgerSettings(@DefaultValue("500") BigDecimal ownFundsLimit) {}
