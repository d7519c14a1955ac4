package dev.boathouse.monitoring.profile;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.monitoring.internal.sketch.ByteSource;
import dev.boathouse.monitoring.internal.sketch.ByteTarget;
import dev.boathouse.monitoring.internal.sketch.Histogram;
import dev.boathouse.monitoring.internal.sketch.PairSums;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The stored form of a profile, version 2: the bytes "BHPF", the version, the most bins, row count, columns, correlations, and last the CRC-32C of all
 * before. Whole numbers are variable-length (LEB128), prefixes and hashes ascend and are stored as differences, doubles are
 * little-endian. Version 1, which is still read, had neither the number of bins nor correlations, and less in each column.
 */
final class ProfileFormat {

    private static final byte[] MAGIC = "BHPF".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 2;
    private static final int CHECKSUM = 4;

    private ProfileFormat() {}

    static byte[] write(Profile profile) {
        ByteTarget target = new ByteTarget();
        target.raw(MAGIC);
        target.number(VERSION);
        target.number(profile.bins());
        target.number(profile.rowCount());
        target.number(profile.columns().size());
        profile.columns().forEach(column -> ColumnFormat.write(column, target));
        target.number(profile.correlations().size());
        for (Correlation correlation : profile.correlations()) {
            target.text(correlation.first());
            target.text(correlation.second());
            correlation.sums().write(target);
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
        if (version < 0 || version > VERSION) {
            throw new UnsupportedFormatException("Cannot read a profile of format version " + version
                    + ": this release reads up to " + VERSION + ". Upgrade Boathouse.");
        }
        if (stored != checksum(bytes, end)) {
            throw new CorruptDataException("Cannot read a profile: its checksum does not match its " + bytes.length
                    + " bytes. Store it again, or profile the data again.");
        }
        long bins = version == 1 ? Histogram.BINS : source.number();
        if (version == 0 || bins < Histogram.BINS || bins > Histogram.MOST_BINS) {
            throw source.corrupt("version " + version + " with " + bins + " bins");
        }
        long rows = source.count();
        int size = source.size();
        List<ColumnProfile> columns = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            columns.add(ColumnFormat.read(source, version, (int) bins, rows));
        }
        List<Correlation> correlations = new ArrayList<>();
        int pairs = version == 1 ? 0 : source.size();
        for (int i = 0; i < pairs; i++) {
            correlations.add(new Correlation(source.text(), source.text(), PairSums.read(source)));
            if (correlations.get(i).rows() > rows) {
                throw source.corrupt("more pairs than rows");
            }
        }
        source.finish();
        return new Profile((int) bins, rows, columns, correlations);
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
