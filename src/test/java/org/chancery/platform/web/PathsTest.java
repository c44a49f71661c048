package org.chancery.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathsTest {

    private static final List<String> PLACES = List.of("/", "/matters", "/matters/1", "/matters/1/time?month=11", "/mat");

    @Test
    void aPageBelongsToTheNarrowestPlaceThatHoldsIt() {
        assertThat(Paths.longest(PLACES, Function.identity(), "/matters/1/time/new")).isEqualTo("/matters/1/time?month=11");
        assertThat(Paths.longest(PLACES, Function.identity(), "/matters/12")).isEqualTo("/matters");
        assertThat(Paths.longest(PLACES, Function.identity(), "/")).isEqualTo("/");
        assertThat(Paths.longest(PLACES, Function.identity(), "/profile")).as("the start page holds only itself").isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "", "/a\r\nSet-Cookie: x"})
    void nobodyIsSentElsewhere(String back) {
        assertThat(Paths.isLocal(back)).isFalse();
        assertThat(Paths.isLocal("/matters?q=a")).isTrue();
    }
}
