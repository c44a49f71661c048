package org.chancery.platform.firm;

import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.joda.money.CurrencyUnit;

/**
 * The current firm.
 *
 * @param jurisdiction whose rules hold for its client money, such as {@code us-ny}: {@link Jurisdictions#of}
 * @param zone         legal dates are dates of this zone, unless an office has its own: {@link Firms#today}
 * @param currency     of its books; matters may have another
 * @param roundingMinutes the unit that a client's time is billed in where nothing else was agreed
 */
public record FirmView(UUID id, String name, String jurisdiction, ZoneId zone, Locale locale, CurrencyUnit currency, int roundingMinutes) {}
