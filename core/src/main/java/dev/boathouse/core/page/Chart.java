package dev.boathouse.core.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Numbers that are better drawn than read, as data. How they are drawn is the renderer's business. Immutable. */
public sealed interface Chart extends Block {

    /**
     * What is seen.
     *
     * @return the caption, or empty
     */
    String caption();

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
     * Points and lines.
     *
     * @param caption what is seen, or empty
     * @param x the axis to the right
     * @param y the axis upwards
     * @param series what is drawn, each of its own look
     * @param references lines to compare with
     */
    record Plot(String caption, Axis x, Axis y, List<Series> series, List<Reference> references) implements Chart {
        /** Copies the lists. */
        public Plot {
            series = List.copyOf(series);
            references = List.copyOf(references);
        }

        /**
         * Adds a series.
         *
         * @param more what else is drawn
         * @return a chart with this series at the end
         */
        public Plot with(Series more) {
            return new Plot(caption, x, y, appended(series, more), references);
        }

        /**
         * Adds a line to compare with.
         *
         * @param more the line
         * @return a chart with this line at the end
         */
        public Plot with(Reference more) {
            return new Plot(caption, x, y, series, appended(references, more));
        }
    }

    /** How the points of a series are drawn. */
    enum Mark {
        /** Joined by straight lines, in their order. */
        LINE,
        /** Joined by steps: each value holds until the next point. */
        STEPS,
        /** Each by itself. */
        POINTS
    }

    /**
     * Points that belong together.
     *
     * @param name what they are
     * @param mark how they are drawn
     * @param points the points, in order
     */
    record Series(String name, Mark mark, List<Point> points) {
        /** Copies the list. */
        public Series {
            Words.requireSome("a series", "name", name);
            points = List.copyOf(points);
        }

        /**
         * A series of pairs.
         *
         * @param name what they are
         * @param mark how they are drawn
         * @param x where each point is to the right, finite
         * @param y where each point is upwards, finite, or NaN where there is none: lines have a gap there
         * @return the series
         * @throws IllegalArgumentException if the name is blank, there are not as many x as y, or one of them is not as said
         */
        public static Series of(String name, Mark mark, double[] x, double[] y) {
            if (x.length != y.length) {
                throw new IllegalArgumentException(
                        "Cannot make a series: there are " + x.length + " x and " + y.length + " y. Give as many.");
            }
            List<Point> points = new ArrayList<>(x.length);
            for (int i = 0; i < x.length; i++) {
                points.add(new Point(x[i], y[i], Optional.empty()));
            }
            return new Series(name, mark, points);
        }
    }

    /**
     * A point.
     *
     * @param x where it is to the right, finite
     * @param y where it is upwards, finite, or NaN where there is none
     * @param error the range that y may lie in
     */
    record Point(double x, double y, Optional<Range> error) {
        /** Checks the numbers. */
        public Point {
            if (!Double.isFinite(x) || Double.isInfinite(y)) {
                throw new IllegalArgumentException("Cannot draw a point at " + x + ", " + y
                        + ". Give finite numbers; NaN for y where there is none.");
            }
        }

        /** What has to be seen of it upwards. */
        DoubleStream heights() {
            return withEnds(y, error);
        }
    }

    /**
     * Bars, one of each group for each category.
     *
     * @param caption what is seen, or empty
     * @param values the axis along which bars grow, from 0
     * @param categories what each bar is for, in order
     * @param groups what is compared, each with one bar a category
     * @param references lines across the bars; only those {@linkplain Reference#atY at a value}
     */
    record Bars(String caption, Axis values, List<String> categories, List<Group> groups, List<Reference> references)
            implements Chart {
        /** Copies the lists. */
        public Bars {
            categories = List.copyOf(categories);
            groups = List.copyOf(groups);
            references = List.copyOf(references);
            for (Group group : groups) {
                if (group.bars().size() != categories.size()) {
                    throw new IllegalArgumentException("Cannot draw bars: a group has "
                            + group.bars().size() + ". Give one for each of the " + categories.size() + " categories.");
                }
            }
            for (Reference reference : references) {
                if (reference.course() != Course.AT_Y) {
                    throw new IllegalArgumentException(
                            "Cannot draw a line " + reference.course() + " across bars. Give a line AT_Y, a value.");
                }
            }
        }

        /**
         * Adds a group.
         *
         * @param name what it is
         * @param bars a bar for each category
         * @return a chart with this group at the end
         * @throws IllegalArgumentException if the name is blank, or there are fewer or more bars than categories
         */
        public Bars with(String name, List<Bar> bars) {
            return new Bars(caption, values, categories, appended(groups, new Group(name, bars)), references);
        }

        /**
         * Adds a line to compare with.
         *
         * @param more the line, at a value
         * @return a chart with this line at the end
         * @throws IllegalArgumentException if the line takes another course
         */
        public Bars with(Reference more) {
            return new Bars(caption, values, categories, groups, appended(references, more));
        }
    }

    /**
     * Bars that belong together.
     *
     * @param name what they are
     * @param bars a bar for each category
     */
    record Group(String name, List<Bar> bars) {
        /** Copies the list. */
        public Group {
            Words.requireSome("a group", "name", name);
            bars = List.copyOf(bars);
        }
    }

    /**
     * A bar.
     *
     * @param value where it ends, finite, or NaN where there is none
     * @param error the range that the value may lie in
     */
    record Bar(double value, Optional<Range> error) {
        /** Checks the number. */
        public Bar {
            if (Double.isInfinite(value)) {
                throw new IllegalArgumentException(
                        "Cannot draw a bar of " + value + ". Give a finite number, or NaN where there is none.");
            }
        }

        /** What has to be seen of it along the axis. */
        DoubleStream ends() {
            return withEnds(value, error);
        }

        /**
         * A bar without range.
         *
         * @param value where it ends, finite, or NaN where there is none
         * @return the bar
         */
        public static Bar of(double value) {
            return new Bar(value, Optional.empty());
        }

        /**
         * A bar with the range that its value may lie in.
         *
         * @param value where it ends, finite, or NaN where there is none
         * @param low the lower end, finite
         * @param high the upper end, finite
         * @return the bar
         * @throws IllegalArgumentException if a number is not as said, or the lower end is above the upper one
         */
        public static Bar of(double value, double low, double high) {
            return new Bar(value, Optional.of(new Range(low, high)));
        }
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
    }

    /**
     * An axis.
     *
     * @param name what is measured, with its unit
     * @param range what is shown; if empty, all that there is
     * @param digits how many digits of its numbers are shown
     */
    record Axis(String name, Optional<Range> range, Digits digits) {

        /**
         * An axis that shows all there is, with 3 significant digits.
         *
         * @param name what is measured, with its unit
         * @return the axis
         */
        public static Axis of(String name) {
            return new Axis(name, Optional.empty(), Digits.significant(3));
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
            return new Axis(name, Optional.of(new Range(low, high)), digits);
        }

        /**
         * Sets how many digits are shown.
         *
         * @param shown the digits
         * @return an axis with these digits
         */
        public Axis withDigits(Digits shown) {
            return new Axis(name, range, shown);
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

    private static DoubleStream withEnds(double value, Optional<Range> error) {
        return error.map(range -> DoubleStream.of(value, range.low(), range.high()))
                .orElse(DoubleStream.of(value));
    }

    private static <T> List<T> appended(List<T> list, T last) {
        List<T> all = new ArrayList<>(list);
        all.add(last);
        return all;
    }
}
