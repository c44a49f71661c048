package org.chancery.platform.firm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Month;
import org.junit.jupiter.api.Test;

class FiscalYearTest {

    @Test
    void aFiscalYearBeginsWithItsFirstMonth() {
        assertThat(FiscalYear.of(Month.JANUARY, LocalDate.of(2026, 11, 23))).isEqualTo(new FiscalYear(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)));
        FiscalYear april = FiscalYear.of(Month.APRIL, LocalDate.of(2026, 3, 31));
        assertThat(april).isEqualTo(new FiscalYear(LocalDate.of(2025, 4, 1), LocalDate.of(2026, 3, 31)));
        assertThat(april.title()).isEqualTo("2025/26");
        assertThat(april.before().to()).isEqualTo("2025-03-31");
        assertThat(FiscalYear.of(Month.MARCH, LocalDate.of(2024, 2, 29)).to()).isEqualTo("2024-02-29");
        assertThat(FiscalYear.of(Month.JANUARY, LocalDate.of(2026, 1, 1)).title()).isEqualTo("2026");
    }
}
