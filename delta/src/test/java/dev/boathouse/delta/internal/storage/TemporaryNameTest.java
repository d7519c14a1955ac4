package dev.boathouse.delta.internal.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemporaryNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000000000000007.json",
                "00000000000000000010.checkpoint.parquet",
                "00000000000000000010.checkpoint.0000000001.0000000002.parquet",
                "00000000000000000010.checkpoint.80a083e8-7026-4e79-81be-64bd76c43a11.json",
                "00000000000000000010.crc",
                "_last_checkpoint"
            })
    void namesOfAllThatALogHoldsAreKnownAgain(String name) {
        String temporary = TemporaryName.of(name);
        assertThat(temporary).startsWith("." + name);
        assertThat(TemporaryName.isTemporary(temporary)).isTrue();
        assertThat(TemporaryName.isTemporary(name)).isFalse();
        assertThat(CommitName.isCommit(temporary)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".00000000000000000007.json.tmp",
                "00000000000000000007.json.80a083e8-7026-4e79-81be-64bd76c43a11.tmp",
                ".00000000000000000007.json.80a083e8-7026-4e79-81be-64bd76c43a11",
                ".00000000000000000007.json.80a083e8-7026-4e79-81be-64bd76c43a11.tmp.crc",
                ".00000000000000000007.json.not-a-uuid.tmp",
                ".7.json.80a083e8-7026-4e79-81be-64bd76c43a11.tmp",
                ".notes.txt.80a083e8-7026-4e79-81be-64bd76c43a11.tmp",
                "part-00000-80a083e8-7026-4e79-81be-64bd76c43a11.snappy.parquet",
                ".tmp"
            })
    void otherNamesAreNot(String name) {
        assertThat(TemporaryName.isTemporary(name)).isFalse();
    }

    @Test
    void noTwoAreTheSame() {
        assertThat(TemporaryName.of("_last_checkpoint")).isNotEqualTo(TemporaryName.of("_last_checkpoint"));
    }
}
