package dev.boathouse.monitoring.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.UnsupportedFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/** Profiles that were stored once stay readable, and stay the same. */
class ProfileFormatTest {

    /** Written by the first version: doubles, texts and booleans, five rows. */
    private static final String VERSION_1 =
            "QkhQRgEFAwF4BmRvdWJsZQUBAQEAAAEAAAAAAAD4vwAAAABlzc1BA7EIBHc1k/3iEAg3gtrOnZAACUADgYCAgICAgPh/AYKA"
                    + "gICAgID4fwGAgICAoNnmzYMBAQRjaXR5BnN0cmluZwUBAgQBA9CL8MmShIrZJAdaw7xyaWNoAYT32qbW+7bXYQNPUkQBusKy"
                    + "0qKMwvsDA0FUTAIEbGF0ZQdib29sZWFuBQACBQECod+hy4fJ7PRKBHRydWUCxua5k7nH1KhdBWZhbHNlAzbiEKI=";

    @Test
    void versionOneIsStillRead() throws IOException {
        Profile small = Profile.read(Base64.getDecoder().decode(VERSION_1));
        assertThat(small.rowCount()).isEqualTo(5);
        assertThat(small.column("x").numbers().orElseThrow().max()).hasValue(1e9);
        assertThat(small.column("x").numbers().orElseThrow().distinct()).hasValue(3);
        assertThat(small.column("city").levels().orElseThrow().counts()).containsEntry("Zürich", 1L);
        assertThat(small.column("city").lengths()).isEmpty();
        assertThat(Profile.read(small.bytes())).isEqualTo(small);

        Profile large = Profile.read(resource("profile-v1.bin"));
        assertThat(large.rowCount()).isEqualTo(5_000);
        NumberProfile x = large.column("x").numbers().orElseThrow();
        assertThat(x.exact()).isFalse();
        assertThat(x.distinct()).isEmpty();
        assertThat(x.nans()).isEqualTo(52);
        assertThat(x.skewness().orElseThrow().low()).isPositive();
        LevelProfile key = large.column("key").levels().orElseThrow();
        assertThat(key.complete()).isFalse();
        assertThat(key.mostOfOthers())
                .isEqualTo(key.total()
                        - key.counts().values().stream().mapToLong(n -> n).sum());
        assertThat(large.column("vector").elements()).isEmpty();
        assertThat(Profile.read(large.bytes())).isEqualTo(large);
        assertThat(large.merge(large).rowCount()).isEqualTo(10_000);
        assertThat(large.merge(large).column("x").numbers().orElseThrow().distinct())
                .isEmpty();
    }

    @Test
    void versionTwoIsWhatItWas() throws IOException {
        byte[] stored = resource("profile-v2.bin");
        Profile profile = Profile.read(stored);
        assertThat(profile.bytes()).isEqualTo(stored);
        assertThat(profile)
                .isEqualTo(Everything.PROFILING.of(Everything.frame(Everything.rows(new Random(82), 5_500))));
        assertThat(profile.column("x").numbers().orElseThrow().exact()).isFalse();
        assertThat(profile.column("key").levels().orElseThrow().complete()).isFalse();
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream stream = Objects.requireNonNull(ProfileFormatTest.class.getResourceAsStream(name))) {
            return stream.readAllBytes();
        }
    }

    @Test
    void damageIsFoundWhereverItIs() {
        byte[] bytes = small().bytes();
        for (int at = 0; at < bytes.length; at++) {
            byte[] flipped = bytes.clone();
            flipped[at] ^= (byte) (1 << (at % 8));
            assertThatThrownBy(() -> Profile.read(flipped))
                    .as("byte %d", at)
                    .isInstanceOfAny(CorruptDataException.class, UnsupportedFormatException.class);
            byte[] cut = Arrays.copyOf(bytes, at);
            assertThatThrownBy(() -> Profile.read(cut)).as("byte %d", at).isInstanceOf(CorruptDataException.class);
        }
    }

    /** Whoever damages a profile may also make its checksum fit. What is read then must at least be a profile. */
    @Test
    void damageWithAFittingChecksumDoesNoHarm() {
        byte[] bytes = small().bytes();
        int[] changes = {0x01, 0x10, 0x7f, 0x80, 0xff};
        for (int at = 4; at < bytes.length - 4; at++) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= (byte) changes[at % changes.length];
            harmless(sealed(damaged));
            byte[] cut = Arrays.copyOf(bytes, at + 4);
            assertThat(harmless(sealed(cut))).as("cut at %d", at).isFalse();
        }
    }

    private static boolean harmless(byte[] damaged) {
        Profile profile;
        try {
            profile = Profile.read(damaged);
        } catch (CorruptDataException | UnsupportedFormatException e) {
            return false;
        } catch (RuntimeException e) {
            return fail("Reading damaged bytes failed with " + e, e);
        }
        profile.json();
        assertThat(profile.merge(profile).rowCount()).isEqualTo(2 * profile.rowCount());
        assertThat(Profile.read(profile.bytes())).isEqualTo(profile);
        return true;
    }

    private static byte[] sealed(byte[] bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, 0, bytes.length - 4);
        for (int i = 0; i < 4; i++) {
            bytes[bytes.length - 4 + i] = (byte) (sum.getValue() >>> (8 * i));
        }
        return bytes;
    }

    private static Profile small() {
        return Everything.PROFILING.of(Everything.frame(Everything.rows(new Random(83), 3)));
    }

    @Test
    void sizeIsBounded() {
        Random random = new Random(84);
        double[] wild =
                random.longs(300_000).mapToDouble(Double::longBitsToDouble).toArray();
        double[] few = random.longs(4_096).mapToDouble(Double::longBitsToDouble).toArray();
        assertThat(Profile.of(Everything.doubles(wild)).bytes().length).isLessThan(64 * 1024);
        assertThat(Profile.of(Everything.doubles(few)).bytes().length).isLessThan(64 * 1024);
        assertThat(Profile.of(Everything.doubles()).bytes().length).isLessThan(64);
    }
}
