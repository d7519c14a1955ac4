package dev.boathouse.core.page;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Numbers that are better drawn than read, as data. How they are drawn is the renderer's business. Immutable. */
public sealed interface Chart extends Block permits Plot, Bars, HeatMap, Graph {

    /**
     * What is seen.
     *
     * @return the caption, or empty
     */
    String caption();

    /**
     * All its numbers, and of a graph its links, as a table: for those who do not see the drawing.
     *
     * @return a table without caption
     */
    Table numbers();

    /**
     * A chart of points and lines, empty so far.
     *
     * @param caption what is seen, or empty
     * @param x the axis to the right
     * @param y the axis upwards
     * @return the chart
     */
    static Plot plot(String caption, Axis x, Axis y) {
        return new Plot(caption, x, y, List.of(), List.of());
    }

    /**
     * A chart of bars, empty so far.
     *
     * @param caption what is seen, or empty
     * @param values the axis along which bars grow, from 0
     * @param categories what each bar is for, in order
     * @return the chart
     */
    static Bars bars(String caption, Axis values, List<String> categories) {
        return new Bars(caption, values, categories, List.of(), List.of());
    }

    /**
     * A grid of numbers, without lines so far.
     *
     * @param caption what is seen, or empty
     * @param values what the numbers are
     * @param columns the names above, in order
     * @return the chart
     */
    static HeatMap heatMap(String caption, Axis values, List<String> columns) {
        return new HeatMap(caption, values, columns, List.of());
    }

    /**
     * A graph, empty so far.
     *
     * @param caption what is seen, or empty
     * @return the chart
     */
    static Graph graph(String caption) {
        return new Graph(caption, List.of(), List.of());
    }

    /**
     * From here to there.
     *
     * @param low the lower end, finite
     * @param high the upper end, finite
     */
    record Range(double low, double high) {
        /** Checks the order of the ends. */
        public Range {
            if (!Double.isFinite(low) || !Double.isFinite(high) || low > high) {
                throw new IllegalArgumentException("Cannot make a range from " + low + " to " + high
                        + ". Give finite numbers, the lower one first.");
            }
        }

        /** A number and the ends of its range, which all have to be seen. */
        static DoubleStream seen(double value, Optional<Range> error) {
            return error.map(range -> DoubleStream.of(value, range.low(), range.high()))
                    .orElse(DoubleStream.of(value));
        }
    }

    /** What the numbers of an axis are. */
    enum Unit {
        /** Numbers. */
        NUMBER,
        /** Seconds since 1970-01-01T00:00Z, shown as dates and times in UTC. */
        TIME
    }

    /**
     * An axis.
     *
     * @param name what is measured, with its unit
     * @param unit what its numbers are
     * @param range what is shown; if empty, all that there is
     * @param digits how many digits of its numbers are shown
     */
    record Axis(String name, Unit unit, Optional<Range> range, Digits digits) {

        /**
         * An axis that shows all there is, with 3 significant digits.
         *
         * @param name what is measured, with its unit
         * @return the axis
         */
        public static Axis of(String name) {
            return new Axis(name, Unit.NUMBER, Optional.empty(), Digits.significant(3));
        }

        /**
         * An axis of times that shows all there is. Only plots have one, to the right.
         *
         * @param name what happened then
         * @return the axis
         */
        public static Axis ofTime(String name) {
            return new Axis(name, Unit.TIME, Optional.empty(), Digits.places(0));
        }

        /**
         * Sets what is shown; what lies outside is not drawn.
         *
         * @param low the lower end, finite
         * @param high the upper end, finite
         * @return an axis with this range
         * @throws IllegalArgumentException if the lower end is above the upper one, or one is not finite
         */
        public Axis withRange(double low, double high) {
            return new Axis(name, unit, Optional.of(new Range(low, high)), digits);
        }

        /**
         * Sets how many digits are shown.
         *
         * @param shown the digits
         * @return an axis with these digits
         */
        public Axis withDigits(Digits shown) {
            return new Axis(name, unit, range, shown);
        }
    }

    /** Where a line to compare with goes. */
    enum Course {
        /** Where y is x plus a number. */
        DIAGONAL,
        /** Upwards at a number on the x axis. */
        AT_X,
        /** Across at a number on the y axis, or at a value of bars. */
        AT_Y
    }

    /**
     * A line to compare with.
     *
     * @param name what it means
     * @param course where it goes
     * @param at the number that belongs to the course, finite
     */
    record Reference(String name, Course course, double at) {
        /** Checks name and number. */
        public Reference {
            Words.requireSome("a reference", "name", name);
            if (!Double.isFinite(at)) {
                throw new IllegalArgumentException("Cannot draw a line at " + at + ". Give a finite number.");
            }
        }

        /**
         * The line where y is x.
         *
         * @param name what it means, such as {@code chance}
         * @return the line
         */
        public static Reference diagonal(String name) {
            return new Reference(name, Course.DIAGONAL, 0);
        }

        /**
         * A line upwards.
         *
         * @param name what it means
         * @param x where it meets the x axis
         * @return the line
         */
        public static Reference atX(String name, double x) {
            return new Reference(name, Course.AT_X, x);
        }

        /**
         * A line upwards at a time, of an axis of times.
         *
         * @param name what it means
         * @param x when
         * @return the line
         */
        public static Reference atX(String name, Instant x) {
            return new Reference(name, Course.AT_X, Times.seconds(x));
        }

        /**
         * A line across, or at a value of bars.
         *
         * @param name what it means
         * @param y where it meets the y axis
         * @return the line
         */
        public static Reference atY(String name, double y) {
            return new Reference(name, Course.AT_Y, y);
        }
    }
}
