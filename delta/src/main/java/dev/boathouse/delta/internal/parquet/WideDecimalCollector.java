package dev.boathouse.delta.internal.parquet;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Decimals of more than 18 digits: 16 bytes each, two's complement, big-endian. */
final class WideDecimalCollector extends Collector {

    private static final int WIDTH = 16;

    private final DataType.Decimal type;
    private final @Nullable LongReading narrow;
    private final BigInteger factor;
    private byte[] values;

    /**
     * A collector.
     *
     * @param type the decimals
     * @param narrow reads values that the file has as whole numbers; null where it has byte strings
     * @param factor what unscaled values are multiplied with, where the scale has grown
     * @param capacity how many slots
     */
    WideDecimalCollector(DataType.Decimal type, @Nullable LongReading narrow, BigInteger factor, int capacity) {
        this.type = type;
        this.narrow = narrow;
        this.factor = factor;
        this.values = new byte[capacity * WIDTH];
    }

    @Override
    void reserve(int slots) {
        if (slots > values.length / WIDTH) {
            values = Arrays.copyOf(values, Math.multiplyExact(grown(values.length / WIDTH, slots), WIDTH));
        }
    }

    @Override
    void take(Values from, int start, int count) {
        ByteList read = new ByteList(count);
        if (narrow == null) {
            from.bytes(read, count);
        } else {
            long[] numbers = new long[count];
            narrow.read(from, numbers, 0, count);
            for (long number : numbers) {
                byte[] bytes = BigInteger.valueOf(number).toByteArray();
                read.add(bytes, 0, bytes.length);
            }
        }
        for (int i = 0; i < count; i++) {
            put(read.bytes(), read.start(i), read.end(i), start + i);
        }
    }

    private void put(byte[] bytes, int from, int to, int slot) {
        if (factor.equals(BigInteger.ONE)) {
            extend(bytes, from, to, slot);
        } else {
            byte[] scaled =
                    new BigInteger(bytes, from, to - from).multiply(factor).toByteArray();
            extend(scaled, 0, scaled.length, slot);
        }
    }

    private void extend(byte[] bytes, int from, int to, int slot) {
        byte sign = (byte) (from < to && bytes[from] < 0 ? -1 : 0);
        int kept = Math.min(to - from, WIDTH);
        for (int i = from; i < to - kept; i++) {
            Broken.unless(bytes[i] == sign, "a decimal has more digits than its type");
        }
        int end = (slot + 1) * WIDTH;
        Arrays.fill(values, end - WIDTH, end - kept, sign);
        System.arraycopy(bytes, to - kept, values, end - kept, kept);
    }

    @Override
    void spread(int from, int slots, int count, long[] valid) {
        int source = from + count;
        for (int slot = from + slots - 1; slot >= from; slot--) {
            if (BitRuns.at(valid, slot)) {
                System.arraycopy(values, --source * WIDTH, values, slot * WIDTH, WIDTH);
            } else {
                Arrays.fill(values, slot * WIDTH, (slot + 1) * WIDTH, (byte) 0);
            }
        }
    }

    @Override
    Column column(int size, long @Nullable [] validity) {
        return ACCESS.ofWideDecimals(type, values, size, validity);
    }
}
