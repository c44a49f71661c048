package org.chancery.platform.firm;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.chancery.platform.firm.JurisdictionPack.ClientMoney;
import org.chancery.platform.firm.JurisdictionPack.Tax;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** A part of the file of a place as it was read: what must be there is there, and nothing that nobody reads. */
record PackText(String file, Map<?, ?> content) {

    JurisdictionPack pack() {
        only(Set.of("code", "version", "name", "country", "currency", "locale", "roundingMinutes", "clientMoney", "tax", "accounts"));
        String currency = textOrNull("currency");
        String locale = textOrNull("locale");
        return new JurisdictionPack(text("code"), number("version"), text("name"), textOrNull("country"), currency == null ? null : CurrencyUnit.of(currency),
                locale == null ? null : Locale.forLanguageTag(locale), number("roundingMinutes"), part("clientMoney").clientMoney(),
                content.containsKey("tax") ? part("tax").tax() : null, content.containsKey("accounts") ? part("accounts").names() : Map.of());
    }

    private ClientMoney clientMoney() {
        only(Set.of("account", "reconcile", "nextWithin", "keptYears", "source"));
        return new ClientMoney(text("account"), text("reconcile"), Period.parse(text("nextWithin")), content.containsKey("keptYears") ? number("keptYears") : null, text("source"));
    }

    private Tax tax() {
        only(Set.of("code", "name", "percent", "from", "source"));
        return new Tax(text("code"), text("name"), new BigDecimal(text("percent")), LocalDate.parse(text("from")), text("source"));
    }

    private Map<String, String> names() {
        var names = new TreeMap<String, String>();
        content.forEach((code, name) -> names.put(String.valueOf(code), String.valueOf(name)));
        return Map.copyOf(names);
    }

    private void only(Set<String> known) {
        content.keySet().stream().filter(key -> !known.contains(String.valueOf(key))).findFirst().ifPresent(key -> {
            throw new IllegalStateException("%s says “%s”, which nobody reads".formatted(file, key));
        });
    }

    private PackText part(String key) {
        if (content.get(key) instanceof Map<?, ?> part) {
            return new PackText(file, part);
        }
        throw new IllegalStateException("%s lacks its part “%s”".formatted(file, key));
    }

    private String text(String key) {
        String text = textOrNull(key);
        if (text == null) {
            throw new IllegalStateException("%s lacks “%s”".formatted(file, key));
        }
        return text;
    }

    private @Nullable String textOrNull(String key) {
        Object value = content.get(key);
        return value == null ? null : value.toString();
    }

    private int number(String key) {
        return Integer.parseInt(text(key));
    }
}
