package dev.boathouse.withoutsmile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClassPathTest {

    @Test
    void lacksSmile() {
        assertThat(getClass().getResource("/smile/math/MathEx.class")).isNull();
        assertThat(System.getProperty("java.class.path")).doesNotContain("smile-core", "smile-math", "smile-data");
    }

    @Test
    void holdsBoathouse() {
        assertThat(getClass().getResource("/dev/boathouse/core/data/Frame.class"))
                .isNotNull();
    }
}
