package dev.boathouse.examples.flights;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/** Reads a flight from a Parquet record: whole numbers of 32 or 64 bits, timestamps of any unit. */
final class FlightFields {

    private static final Set<PrimitiveTypeName> WHOLE = Set.of(PrimitiveTypeName.INT32, PrimitiveTypeName.INT64);

    private final ChronoUnit unit;
    private final boolean longDelay;
    private final boolean longDistance;

    private FlightFields(ChronoUnit unit, boolean longDelay, boolean longDistance) {
        this.unit = unit;
        this.longDelay = longDelay;
        this.longDistance = longDistance;
    }

    static FlightFields of(MessageType schema) {
        return new FlightFields(
                unit(schema.getType("date")), isLong(schema.getType("delay")), isLong(schema.getType("distance")));
    }

    private static ChronoUnit unit(Type type) {
        if (type.getLogicalTypeAnnotation() instanceof TimestampLogicalTypeAnnotation timestamp) {
            if (timestamp.getUnit() == LogicalTypeAnnotation.TimeUnit.NANOS) {
                return ChronoUnit.NANOS;
            }
            return timestamp.getUnit() == LogicalTypeAnnotation.TimeUnit.MICROS ? ChronoUnit.MICROS : ChronoUnit.MILLIS;
        }
        throw new IllegalArgumentException("Column \"date\" is no timestamp: found " + type + ".");
    }

    private static boolean isLong(Type type) {
        boolean whole =
                type.isPrimitive() && WHOLE.contains(type.asPrimitiveType().getPrimitiveTypeName());
        if (!whole) {
            throw new IllegalArgumentException(
                    "Column \"" + type.getName() + "\" is no whole number: found " + type + ".");
        }
        return type.asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.INT64;
    }

    Flight flight(Group group) {
        return new Flight(
                LocalDateTime.ofInstant(Instant.EPOCH.plus(group.getLong("date", 0), unit), ZoneOffset.UTC),
                number(group, "delay", longDelay),
                number(group, "distance", longDistance),
                group.getString("origin", 0),
                group.getString("destination", 0));
    }

    private static int number(Group group, String name, boolean isLong) {
        return isLong ? Math.toIntExact(group.getLong(name, 0)) : group.getInteger(name, 0);
    }
}
