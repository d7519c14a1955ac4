package dev.boathouse.registry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventRowTest {

    private static final EventRow FULL = new EventRow(
            7,
            "00000000-0000-4000-8000-000000000007",
            Instant.parse("2026-01-31T22:15:00.123456Z"),
            "Zoë",
            "alias-promoted",
            "late-flights",
            3,
            "champion",
            "{\"from-version\":2,\"decision\":\"00000000-0000-4000-8000-000000000006\"}",
            "ab".repeat(32),
            "");

    /** Registries are kept for years: these may never change. */
    @Test
    void hashesAreFixedForEver() {
        EventRow bare = new EventRow(
                1, "e", Instant.EPOCH.minusNanos(1000), "a", "t", null, null, null, "{}", EventRow.BEGINNING, "");
        assertThat(FULL.computedHash()).isEqualTo("5e3115594057428311e8b54d75944ce72bd525f8c48b96aca98eee9668d759e2");
        assertThat(bare.computedHash()).isEqualTo("2d2b00193580e2814338456a30fc75342a51f0b47318f8c35eba3a005acb5f5c");
    }

    @Test
    void hashFollowsTheRuleInTheDocumentation() throws Exception {
        EventRow noAlias = new EventRow(
                7, FULL.eventId(), FULL.at(), FULL.actor(), FULL.type(), null, null, null, "{}", FULL.hash(), "");
        assertThat(FULL.computedHash())
                .isEqualTo(sha256(
                        "7",
                        FULL.eventId(),
                        "1769897700123456",
                        "Zoë",
                        "alias-promoted",
                        "late-flights",
                        "3",
                        "champion",
                        FULL.payload(),
                        FULL.previousHash()));
        assertThat(noAlias.computedHash())
                .isEqualTo(sha256(
                        "7", FULL.eventId(), "1769897700123456", "Zoë", "alias-promoted", null, null, null, "{}", ""));
    }

    @Test
    void everyColumnIsCovered() {
        List<EventRow> variants = List.of(
                new EventRow(
                        8,
                        FULL.eventId(),
                        FULL.at(),
                        FULL.actor(),
                        FULL.type(),
                        FULL.model(),
                        FULL.version(),
                        FULL.alias(),
                        FULL.payload(),
                        FULL.previousHash(),
                        ""),
                new EventRow(
                        7,
                        "x",
                        FULL.at(),
                        FULL.actor(),
                        FULL.type(),
                        FULL.model(),
                        FULL.version(),
                        FULL.alias(),
                        FULL.payload(),
                        FULL.previousHash(),
                        ""),
                new EventRow(
                        7,
                        FULL.eventId(),
                        FULL.at().plusNanos(1000),
                        FULL.actor(),
                        FULL.type(),
                        FULL.model(),
                        FULL.version(),
                        FULL.alias(),
                        FULL.payload(),
                        FULL.previousHash(),
                        ""),
                new EventRow(
                        7,
                        FULL.eventId(),
                        FULL.at(),
                        "x",
                        FULL.type(),
                        FULL.model(),
                        FULL.version(),
                        FULL.alias(),
                        FULL.payload(),
                        FULL.previousHash(),
                        ""),
                new EventRow(
                        7,
                        FULL.eventId(),
                        FULL.at(),
                        FULL.actor(),
                        "x",
                        FULL.model(),
                        FULL.version(),
                        FULL.alias(),
                        FULL.payload(),
                        FULL.previousHash(),
                        ""),
                new EventRow(
                        7,
                        FULL.eventId(),
                        FULL.at(),
                        FULL.actor(),
                        FULL.type(),
                        null,
                        FULL.version(),
                        FULL.alias(),
                        FULL.payload(),
                        FULL.previousHash(),
                        ""),
                new EventRow(
                        7,
                        FULL.eventId(),
                        FULL.at(),
                        FULL.actor(),
                        FULL.type(),
                        FULL.model(),
                        4,
                        FULL.alias(),
                        FULL.payload(),
                        FULL.previousHash(),
                        ""),
                new EventRow(
                        7,
                        FULL.eventId(),
                        FULL.at(),
                        FULL.actor(),
                        FULL.type(),
                        FULL.model(),
                        FULL.version(),
                        "",
                        FULL.payload(),
                        FULL.previousHash(),
                        ""),
                new EventRow(
                        7,
                        FULL.eventId(),
                        FULL.at(),
                        FULL.actor(),
                        FULL.type(),
                        FULL.model(),
                        FULL.version(),
                        FULL.alias(),
                        FULL.payload() + " ",
                        FULL.previousHash(),
                        ""),
                new EventRow(
                        7,
                        FULL.eventId(),
                        FULL.at(),
                        FULL.actor(),
                        FULL.type(),
                        FULL.model(),
                        FULL.version(),
                        FULL.alias(),
                        FULL.payload(),
                        EventRow.BEGINNING,
                        ""));
        assertThat(Stream.concat(Stream.of(FULL), variants.stream()).map(EventRow::computedHash))
                .doesNotHaveDuplicates()
                .hasSize(11);
    }

    @Test
    void soundUntilAltered() {
        assertThat(FULL.isSound()).isFalse();
        assertThat(FULL.sealed().isSound()).isTrue();
        assertThat(Rows.altered(FULL.sealed(), "{}").isSound()).isFalse();
    }

    private static String sha256(@Nullable String... columns) throws Exception {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        Stream.concat(Stream.of("boathouse-registry-event-1"), Arrays.stream(columns))
                .forEach(text -> {
                    byte[] utf8 = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
                    int length = text == null ? -1 : utf8.length;
                    sha.update(ByteBuffer.allocate(4)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putInt(length)
                            .array());
                    sha.update(utf8);
                });
        return HexFormat.of().formatHex(sha.digest());
    }
}
