package dev.boathouse.monitoring.profile;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.monitoring.internal.sketch.ByteSource;
import dev.boathouse.monitoring.internal.sketch.ByteTarget;
import dev.boathouse.monitoring.internal.sketch.Levels;
import dev.boathouse.monitoring.internal.sketch.Numbers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The stored form of a profile, version 1: the bytes "BHPF", the version, row count, columns, and last the CRC-32C of all before. Whole
 * numbers are variable-length (LEB128), prefixes and hashes ascend and are stored as differences, doubles are little-endian.
 */
final class ProfileFormat {

    private static final byte[] MAGIC = "BHPF".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int CHECKSUM = 4;
    private static final int NOTHING = 0;
    private static final int NUMBERS = 1;
    private static final int LEVELS = 2;

    private ProfileFormat() {}

    static byte[] write(Profile profile) {
        ByteTarget target = new ByteTarget();
        target.raw(MAGIC);
        target.number(VERSION);
        target.number(profile.rowCount());
        target.number(profile.columns().size());
        for (ColumnProfile column : profile.columns()) {
            target.text(column.name());
            target.text(column.type());
            target.number(column.count());
            target.number(column.nulls());
            if (column.numbers().isPresent()) {
                target.number(NUMBERS);
                column.numbers().get().numbers().write(target);
            } else if (column.levels().isPresent()) {
                target.number(LEVELS);
                column.levels().get().levels().write(target);
            } else {
                target.number(NOTHING);
            }
        }
        byte[] body = target.bytes();
        int sum = checksum(body, body.length);
        byte[] all = Arrays.copyOf(body, body.length + CHECKSUM);
        for (int i = 0; i < CHECKSUM; i++) {
            all[body.length + i] = (byte) (sum >>> (8 * i));
        }
        return all;
    }

    static Profile read(byte[] bytes) {
        if (bytes.length < MAGIC.length + 1 + CHECKSUM || !Arrays.equals(Arrays.copyOf(bytes, MAGIC.length), MAGIC)) {
            throw new CorruptDataException("Cannot read a profile: the " + bytes.length
                    + " bytes do not begin as one. Pass what Profile.bytes() gave.");
        }
        int end = bytes.length - CHECKSUM;
        int stored = 0;
        for (int i = 0; i < CHECKSUM; i++) {
            stored |= (bytes[end + i] & 0xff) << (8 * i);
        }
        ByteSource source = new ByteSource(bytes, MAGIC.length, end);
        long version = source.number();
        if (version > VERSION) {
            throw new UnsupportedFormatException("Cannot read a profile of format version " + version
                    + ": this release reads up to " + VERSION + ". Upgrade Boathouse.");
        }
        if (stored != checksum(bytes, end)) {
            throw new CorruptDataException("Cannot read a profile: its checksum does not match its " + bytes.length
                    + " bytes. Store it again, or profile the data again.");
        }
        long rows = source.number();
        int size = source.size();
        List<ColumnProfile> columns = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            columns.add(column(source));
        }
        source.finish();
        return new Profile(rows, columns);
    }

    private static ColumnProfile column(ByteSource source) {
        String name = source.text();
        String type = source.text();
        long count = source.number();
        long nulls = source.number();
        return switch (source.size()) {
            case NOTHING -> new ColumnProfile(name, type, count, nulls, null, null);
            case NUMBERS -> new ColumnProfile(name, type, count, nulls, Numbers.read(source), null);
            case LEVELS -> new ColumnProfile(name, type, count, nulls, null, Levels.read(source));
            default -> throw source.corrupt("an unknown kind of column");
        };
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
