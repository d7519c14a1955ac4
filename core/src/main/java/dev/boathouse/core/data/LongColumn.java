package dev.boathouse.core.data;

import dev.boathouse.core.internal.Digest;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Long, timestamp and timestamp_ntz. */
final class LongColumn extends Column {

    final long[] values;

    LongColumn(DataType type, long[] values, int size, long @Nullable [] validity) {
        super(type, size, validity);
        this.values = values;
    }

    @Override
    public long longAt(int index) {
        return values[index];
    }

    @Override
    Object boxed(int index) {
        if (type() == DataType.TIMESTAMP) {
            return instant(values[index]);
        }
        return type() == DataType.TIMESTAMP_NTZ ? dateTime(values[index]) : (Object) values[index];
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    static LocalDateTime dateTime(long micros) {
        return LocalDateTime.ofInstant(instant(micros), ZoneOffset.UTC);
    }

    @Override
    Column take(int[] positions, int count) {
        long[] taken = new long[count];
        for (int i = 0; i < count; i++) {
            taken[i] = values[positions[i]];
        }
        return new LongColumn(type(), taken, count, Bits.takeValidity(validity, positions, count));
    }

    @Override
    void numbers(int from, int to, double[] target, int offset) {
        for (int i = from; i < to; i++) {
            target[offset + i - from] = values[i];
        }
    }

    @Override
    boolean hasKeys() {
        return true;
    }

    @Override
    void keys(int from, int to, long[] target) {
        System.arraycopy(values, from, target, 0, to - from);
    }

    @Override
    Column slice(int from, int to) {
        return new LongColumn(
                type(), Arrays.copyOfRange(values, from, to), to - from, Bits.sliceValidity(validity, from, to));
    }

    @Override
    void digestInto(Digest digest, int from, int to) {
        for (int i = from; i < to; i++) {
            digest.put(values[i]);
        }
    }
}
