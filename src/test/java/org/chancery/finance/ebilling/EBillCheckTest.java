package org.chancery.finance.ebilling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chancery.finance.ebilling.ledes.BillSum;
import org.chancery.finance.ebilling.ledes.CheckedFile;
import org.chancery.finance.ebilling.ledes.Finding;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestFirms;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ChancerySpringTest
class EBillCheckTest {

    @Autowired TestFirms firms;
    @Autowired EBillChecks checks;

    @Test
    void aFileIsCheckedAgainstUtbmsByWhoeverPreparesBills() throws Exception {
        byte[] bytes = Files.readAllBytes(Path.of(System.getProperty("chancery.data", "../shared/data"), "01-ledes", "LEDES", "ledes1998b_good.txt"));
        TestFirms.TestFirm firm = firms.found();
        CheckedFile file = firm.asAdministrator(() -> checks.check(() -> new ByteArrayInputStream(bytes)));
        assertThat(file.isSound()).isTrue();
        assertThat(file.bills()).hasSize(2).allMatch(BillSum::agrees);
        assertThat(file.findings()).extracting(Finding::rule).containsExactly("not-ascii");
        var stranger = firm.person("Ivy Moss", "IT manager");
        assertThatThrownBy(() -> firm.as(stranger, () -> checks.check(() -> new ByteArrayInputStream(bytes)))).hasMessageContaining("billing.prepare");
    }
}
