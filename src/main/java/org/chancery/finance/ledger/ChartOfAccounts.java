package org.chancery.finance.ledger;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chancery.platform.firm.FirmFounded;
import org.chancery.platform.firm.NumberSeries;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The accounts a law firm begins with; it adds, renames and retires them as it likes. */
@Component
class ChartOfAccounts {

    private static final String TEMPLATE = "finance/chart-of-accounts.csv";

    private final AccountStore accounts;
    private final NumberSeries numbers;

    ChartOfAccounts(AccountStore accounts, NumberSeries numbers) {
        this.accounts = accounts;
        this.numbers = numbers;
    }

    @EventListener
    @Order(10)
    void found(FirmFounded founded) {
        numbers.create("journal-entry", "J-######", false);
        accounts.insert(template().stream().map(ChartOfAccounts::account).toList());
    }

    private static List<NamedCsvRecord> template() {
        try (Reader file = new InputStreamReader(new ClassPathResource(TEMPLATE).getInputStream(), StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            return rows.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AccountStore.NewRow account(NamedCsvRecord row) {
        String role = row.getField("role");
        return new AccountStore.NewRow(AccountId.next(), row.getField("code"), row.getField("name"), AccountType.valueOf(row.getField("type")),
                role.isEmpty() ? null : AccountRole.valueOf(role), null, AccountRole.TRUST_LIABILITY.name().equals(role));
    }
}
