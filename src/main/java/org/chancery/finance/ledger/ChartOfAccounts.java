package org.chancery.finance.ledger;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.chancery.platform.firm.FirmFounded;
import org.chancery.platform.firm.Jurisdictions;
import org.chancery.platform.firm.NumberSeries;
import org.chancery.platform.firm.PlaceChosen;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The accounts a law firm begins with, called as its place calls them; it adds, renames and retires them as it likes. */
@Component
class ChartOfAccounts {

    private static final String TEMPLATE = "finance/chart-of-accounts.csv";

    private final AccountStore accounts;
    private final NumberSeries numbers;
    private final Jurisdictions jurisdictions;

    ChartOfAccounts(AccountStore accounts, NumberSeries numbers, Jurisdictions jurisdictions) {
        this.jurisdictions = jurisdictions;
        this.accounts = accounts;
        this.numbers = numbers;
    }

    @EventListener
    @Order(10)
    void found(FirmFounded founded) {
        numbers.create("journal-entry", "J-######", false);
        Map<String, String> names = jurisdictions.of(founded.firm()).accounts();
        accounts.insert(template().stream().map(row -> account(row, names)).toList());
    }

    /** What the firm has renamed keeps its own name. */
    @EventListener
    void rename(PlaceChosen chosen) {
        for (NamedCsvRecord row : template()) {
            String before = named(row, chosen.from().accounts());
            String after = named(row, chosen.to().accounts());
            if (!after.equals(before)) {
                accounts.rename(row.getField("code"), before, after);
            }
        }
    }

    private static String named(NamedCsvRecord row, Map<String, String> names) {
        return names.getOrDefault(row.getField("code"), row.getField("name"));
    }

    private static List<NamedCsvRecord> template() {
        try (Reader file = new InputStreamReader(new ClassPathResource(TEMPLATE).getInputStream(), StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            return rows.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AccountStore.NewRow account(NamedCsvRecord row, Map<String, String> names) {
        String role = row.getField("role");
        return new AccountStore.NewRow(AccountId.next(), row.getField("code"), named(row, names), AccountType.valueOf(row.getField("type")),
                role.isEmpty() ? null : AccountRole.valueOf(role), null, AccountRole.TRUST_LIABILITY.name().equals(role));
    }
}
