package dev.boathouse.monitoring.profile;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Schema;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The times of rows, in milliseconds since 1970: windows begin and end with whole ones, so no more is needed.
 *
 * @param index where the column is
 * @param type timestamp, timestamp_ntz or date
 * @param zone of what names none
 */
record TimeColumn(int index, DataType type, ZoneId zone) {

    private static final long MICROS = 1_000;
    private static final long DAY = 86_400_000;
    private static final long SECOND = 1_000;

    static TimeColumn of(Schema schema, String name, ZoneId zone) {
        int index = schema.indexOf(name);
        DataType type = schema.field(index).type();
        if (type != DataType.TIMESTAMP && type != DataType.TIMESTAMP_NTZ && type != DataType.DATE) {
            throw new IllegalArgumentException("Cannot make windows by column \"" + name + "\" of type " + type
                    + ". A timestamp, a timestamp_ntz or a date would work.");
        }
        return new TimeColumn(index, type, zone.normalized());
    }

    /** The time of a value that is not null. */
    long millis(Column column, int row) {
        long value = column.longAt(row);
        if (type == DataType.TIMESTAMP) {
            return Math.floorDiv(value, MICROS);
        }
        long local = type == DataType.DATE ? value * DAY : Math.floorDiv(value, MICROS);
        if (zone instanceof ZoneOffset offset) {
            return local - offset.getTotalSeconds() * SECOND;
        }
        long seconds = Math.floorDiv(local, SECOND);
        LocalDateTime time = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
        return time.atZone(zone).toEpochSecond() * SECOND + Math.floorMod(local, SECOND);
    }
}
