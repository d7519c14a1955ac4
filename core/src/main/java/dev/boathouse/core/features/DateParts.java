package dev.boathouse.core.features;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which parts of a date or time become features. Timestamps are read at UTC unless told otherwise; dates and timestamps without a zone need
 * none. Immutable.
 */
public final class DateParts {

    /** A part of a date or time, of the proleptic ISO calendar. */
    @SuppressWarnings("ImmutableEnumChecker") // the tables are filled once and handed to nobody
    public enum Part {
        /** The year, such as 2026. */
        YEAR(0, "year", 0, 0),
        /** The quarter, 1 to 4. */
        QUARTER(1, "quarter", 1, 4),
        /** The month, 1 to 12. */
        MONTH(2, "month", 1, 12),
        /** The day of the month, 1 to 31. */
        DAY(3, "day", 1, 31),
        /** The day of the week, 1 for Monday to 7 for Sunday. */
        DAY_OF_WEEK(4, "dayOfWeek", 1, 7),
        /** The day of the year, 1 to 366. */
        DAY_OF_YEAR(5, "dayOfYear", 1, 366),
        /** The hour, 0 to 23. */
        HOUR(6, "hour", 0, 24),
        /** The minute, 0 to 59. */
        MINUTE(7, "minute", 0, 60),
        /** The second, 0 to 59, without its fraction. */
        SECOND(8, "second", 0, 60);

        private final int tag;
        private final String text;
        private final int first;
        private final int period;
        private final double[] sines;
        private final double[] cosines;

        Part(int tag, String text, int first, int period) {
            this.tag = tag;
            this.text = text;
            this.first = first;
            this.period = period;
            this.sines = new double[period];
            this.cosines = new double[period];
            for (int i = 0; i < period; i++) {
                sines[i] = StrictMath.sin(2 * Math.PI * i / period);
                cosines[i] = StrictMath.cos(2 * Math.PI * i / period);
            }
        }

        double sine(int value) {
            return sines[value - first];
        }

        double cosine(int value) {
            return cosines[value - first];
        }

        boolean isOfDay() {
            return compareTo(HOUR) >= 0;
        }

        /** What stands for it in a stored pipeline. */
        byte tag() {
            return (byte) tag;
        }

        String text() {
            return text;
        }

        static Part read(SpecCursor in) {
            String word = in.word();
            return Arrays.stream(values())
                    .filter(part -> part.text.equals(word))
                    .findFirst()
                    .orElseThrow(() -> in.unknown(
                            word,
                            Arrays.stream(values()).map(Part::text).collect(Collectors.joining(", ", "", " or zone"))));
        }

        /** After how many it starts again; 0 for never. */
        int period() {
            return period;
        }
    }

    /** A part as a number, or on a circle. */
    record Form(Part part, boolean cyclic) {

        List<String> names(String column) {
            String name = column + "." + part.text();
            return cyclic ? List.of(name + ".sin", name + ".cos") : List.of(name);
        }
    }

    private final List<Form> forms;
    private final ZoneId zone;

    private DateParts(List<Form> forms, ZoneId zone) {
        this.forms = List.copyOf(forms);
        this.zone = zone;
    }

    /**
     * Parts as numbers, named as {@code date.month}.
     *
     * @param parts the parts, in the order of their features
     * @return the choice, at UTC
     */
    public static DateParts of(Part... parts) {
        return new DateParts(List.of(), ZoneOffset.UTC).and(false, parts);
    }

    /**
     * With parts on a circle, where December is beside January: two features each, named as {@code date.month.sin} and
     * {@code date.month.cos}, the sine and cosine of 2π (part − first) / period. The periods are 4 quarters, 12 months, 31 days, 7 days of
     * the week, 366 days of the year, 24 hours, 60 minutes and 60 seconds.
     *
     * @param parts the parts
     * @return the changed copy
     * @throws IllegalArgumentException for the year, which does not come again
     */
    public DateParts withCyclic(Part... parts) {
        for (Part part : parts) {
            if (part.period() == 0) {
                throw new IllegalArgumentException("A " + part.text() + " is not cyclic: take it as a number.");
            }
        }
        return and(true, parts);
    }

    /**
     * With the zone at whose clocks timestamps are read. It is stored in the model; which offset it had when is what the JVM knows.
     *
     * @param id the zone
     * @return the changed copy
     */
    public DateParts at(ZoneId id) {
        return new DateParts(forms, id);
    }

    private DateParts and(boolean cyclic, Part... parts) {
        List<Form> all = new ArrayList<>(forms);
        for (Part part : parts) {
            all.add(new Form(part, cyclic));
        }
        return new DateParts(all, zone);
    }

    List<Form> forms() {
        return forms;
    }

    ZoneId zone() {
        return zone;
    }

    /** Reads what {@link #toString()} wrote. */
    static DateParts read(SpecCursor in) {
        List<Form> forms = new ArrayList<>();
        ZoneId zone = ZoneOffset.UTC;
        do {
            if (in.takes("zone ")) {
                zone = in.zone();
            } else {
                forms.addAll((in.takes("cyclic ") ? of().withCyclic(Part.read(in)) : of(Part.read(in))).forms);
            }
        } while (in.takes(", "));
        return new DateParts(forms, zone);
    }

    /** As {@code year, cyclic hour, zone Europe/Paris}; UTC is left out. */
    @Override
    public String toString() {
        List<String> texts = new ArrayList<>();
        for (Form form : forms) {
            texts.add((form.cyclic() ? "cyclic " : "") + form.part().text());
        }
        if (!zone.equals(ZoneOffset.UTC)) {
            texts.add("zone " + zone.getId());
        }
        return String.join(", ", texts);
    }
}
