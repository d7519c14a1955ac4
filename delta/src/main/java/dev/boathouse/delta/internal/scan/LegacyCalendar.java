package dev.boathouse.delta.internal.scan;

import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.internal.ColumnAccess;
import java.time.LocalDate;
import java.util.Map;

/**
 * Whether a file counts old days by the Julian calendar, as Spark did before version 3 and does on request. Such a file says so; it gives
 * the same values from the days on when both calendars, and today's time zones, agree, and older ones are refused.
 *
 * @param dates whether dates and INT64 timestamps do
 * @param int96 whether INT96 timestamps do
 */
record LegacyCalendar(boolean dates, boolean int96) {

    private static final long FIRST_DAY = LocalDate.of(1582, 10, 15).toEpochDay();
    private static final long FIRST_MICROS = LocalDate.of(1900, 1, 1).toEpochDay() * 86_400_000_000L;

    static LegacyCalendar of(Map<String, String> footer) {
        String spark = footer.getOrDefault("org.apache.spark.version", "");
        boolean before3 = spark.matches("[12]\\..*");
        return new LegacyCalendar(
                before3 || footer.containsKey("org.apache.spark.legacyDateTime"),
                before3 || spark.startsWith("3.0.") || footer.containsKey("org.apache.spark.legacyINT96"));
    }

    /** Whether values of a type have to be looked at. */
    boolean concerns(DataType type) {
        DataType value = type instanceof DataType.Array array ? array.element() : type;
        return (dates || int96) && (value == DataType.DATE || value == DataType.TIMESTAMP);
    }

    /** A column of a file, unless some of its values would be other days. */
    Column checked(Column column, DataType type, boolean storedAsInt96, String label) {
        DataType value = type instanceof DataType.Array array ? array.element() : type;
        boolean date = value == DataType.DATE;
        boolean concerned = date ? dates : value == DataType.TIMESTAMP && (storedAsInt96 ? int96 : dates);
        return concerned ? checked(column, date ? FIRST_DAY : FIRST_MICROS, label) : column;
    }

    private static Column checked(Column column, long first, String label) {
        Column values =
                column.type() instanceof DataType.Array ? ColumnAccess.direct().elements(column) : column;
        for (int i = 0; i < values.size(); i++) {
            if (values.longAt(i) < first && !values.isNull(i)) {
                throw new UnsupportedFormatException("Cannot read " + label
                        + ": its file counts days by the Julian calendar, and " + values.valueAt(i)
                        + " is a day on which that differs. Writing the table anew with Spark 3 or later would work.");
            }
        }
        return column;
    }
}
