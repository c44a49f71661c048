package org.chancery.practice.matters;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WallStopWordsTest {

    @Test
    void whatPostgresqlCannotKeepIsLeftOutAndNoCharacterIsCutInTwo() {
        assertThat(WallStopStore.keepable(" Zephyr\0 Quarries\uD83D ")).isEqualTo("Zephyr Quarries");
        assertThat(WallStopStore.keepable("😀".repeat(300))).isEqualTo("😀".repeat(200));
    }
}
