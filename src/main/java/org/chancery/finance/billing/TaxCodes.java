package org.chancery.finance.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Row;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The taxes on bills: a code has a rate at any time, and never two. */
@Service
public class TaxCodes {

    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9-]{0,15}");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final JdbcClient jdbc;

    TaxCodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The rate of a code from a day on.
     *
     * @param code    upper case letters, digits and hyphens, such as {@code VAT}
     * @param percent from 0 to 100, with four decimals at most
     * @param from    an open rate of the same code before it ends the day before
     * @param to      the last day; null while it goes on
     */
    public record NewTaxCode(String code, String name, BigDecimal percent, LocalDate from, @Nullable LocalDate to) {}

    /** A rate of a period; {@code to} is its last day, null while it goes on. */
    public record TaxCodeView(TaxCodeId id, String code, String name, BigDecimal percent, LocalDate from, @Nullable LocalDate to) {}

    /** Refuses at the fields; {@code tax-overlap} if another rate of the code holds in that time. */
    @Requires(Permission.RATES_EDIT)
    @Transactional
    public Outcome<TaxCodeId> add(NewTaxCode tax) {
        String code = tax.code().strip().toUpperCase(Locale.ROOT);
        List<Refusal> refusals = refusals(tax, code);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        jdbc.sql("update finance.tax_code set valid_to = cast(:from as date) - 1, version = version + 1 where code = :code and valid_to is null and valid_from < :from")
                .param("code", code).param("from", tax.from()).update();
        TaxCodeId id = TaxCodeId.next();
        jdbc.sql("""
                insert into finance.tax_code (id, code, name, percent, valid_from, valid_to)
                values (:id, :code, :name, :percent, :from, :to)""")
                .param("id", id.value()).param("code", code).param("name", tax.name().strip()).param("percent", tax.percent())
                .param("from", tax.from()).param("to", tax.to()).update();
        return Outcome.done(id);
    }

    private static List<Refusal> refusals(NewTaxCode tax, String code) {
        List<Refusal> refusals = new ArrayList<>();
        if (!CODE.matcher(code).matches()) {
            refusals.add(Refusal.at("code", "code-invalid", "1 to 16 letters, digits and hyphens, such as VAT."));
        }
        if (tax.name().isBlank() || tax.name().strip().length() > 60) {
            refusals.add(Refusal.at("name", "name-length", "A name has 1 to 60 characters."));
        }
        if (tax.percent().signum() < 0 || tax.percent().compareTo(HUNDRED) > 0 || tax.percent().stripTrailingZeros().scale() > 4) {
            refusals.add(Refusal.at("percent", "percent-invalid", "From 0 to 100 percent, with four decimals at most."));
        }
        LocalDate to = tax.to();
        if (to != null && to.isBefore(tax.from())) {
            refusals.add(Refusal.at("to", "date-order", "It cannot end before it begins."));
        }
        return refusals;
    }

    @Requires({Permission.BILLING_VIEW, Permission.RATES_EDIT})
    @Transactional(readOnly = true)
    public List<TaxCodeView> all() {
        return jdbc.sql("select id, code, name, percent, valid_from, valid_to from finance.tax_code order by code, valid_from desc")
                .query(Row.mapping(row -> new TaxCodeView(row.id("id", TaxCodeId::new), row.text("code"), row.text("name"), row.decimal("percent"),
                        row.date("valid_from"), row.dateOrNull("valid_to"))))
                .list();
    }

    /** The rates that hold on a day, by code. */
    @Transactional(readOnly = true)
    public Map<String, TaxRate> on(LocalDate day) {
        return jdbc.sql("select code, percent from finance.tax_code where daterange(valid_from, valid_to, '[]') @> cast(:day as date)")
                .param("day", day)
                .query(Row.mapping(row -> new TaxRate(row.text("code"), row.decimal("percent")))).stream()
                .collect(Collectors.toUnmodifiableMap(TaxRate::code, Function.identity()));
    }

    Optional<TaxRate> find(String code, LocalDate day) {
        return Optional.ofNullable(on(day).get(code.strip().toUpperCase(Locale.ROOT)));
    }
}
