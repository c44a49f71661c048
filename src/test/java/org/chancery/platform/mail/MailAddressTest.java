package org.chancery.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MailAddressTest {

    @Test
    void aPlainAddressIsTakenAndWhatCouldHideMoreOfAHeadIsNot() {
        assertThat(List.of("maria@ortiz.example", "m.o+bills@mail.ortiz.example", "x@1.example")).allMatch(MailAddress::isPlain);
        assertThat(List.of("", "maria", "maria@ortiz", "@ortiz.example", "maria@ortiz.example\r\nBcc: eve@evil.example", "maria@ortiz.example,eve@evil.example", "Maria <maria@ortiz.example>",
                "maria@ortiz.example eve@evil.example", "\"a b\"@ortiz.example", "a..b@ortiz.example", ".a@ortiz.example", "a.@ortiz.example", "maria@-ortiz.example", "maria@ortiz.example\0",
                "m@" + "a".repeat(250) + ".example")).noneMatch(MailAddress::isPlain);
    }
}
