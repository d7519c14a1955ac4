package dev.boathouse.core.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Points and lines.
 *
 * @param caption what is seen, or empty
 * @param x the axis to the right
 * @param y the axis upwards
 * @param series what is drawn, each of its own look
 * @param references lines to compare with
 */
public record Plot(String caption, Axis x, Axis y, List<Series> series, List<Reference> references) implements Chart {
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
        return new Plot(caption, x, y, Lists.appended(series, more), references);
    }

    /**
     * Adds a line to compare with.
     *
     * @param more the line
     * @return a chart with this line at the end
     */
    public Plot with(Reference more) {
        return new Plot(caption, x, y, series, Lists.appended(references, more));
    }

    @Override
    public Table numbers() {
        return PlotPoints.all(this);
    }

    /** How the points of a series are drawn. */
    public enum Mark {
        /** Joined by straight lines, in their order; their ranges are a band around it. */
        LINE,
        /** Joined by steps: each value holds until the next point. Histograms: the last point ends the last bar. */
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
    public record Series(String name, Mark mark, List<Point> points) {
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
    public record Point(double x, double y, Optional<Range> error) {
        /** Checks the numbers. */
        public Point {
            if (!Double.isFinite(x) || Double.isInfinite(y)) {
                throw new IllegalArgumentException("Cannot draw a point at " + x + ", " + y
                        + ". Give finite numbers; NaN for y where there is none.");
            }
        }

        /**
         * A point at a time, of an axis of times.
         *
         * @param x when
         * @param y where it is upwards, finite, or NaN where there is none
         * @return the point
         */
        public static Point at(Instant x, double y) {
            return new Point(Times.seconds(x), y, Optional.empty());
        }

        /**
         * A point at a time, with the range that it may lie in.
         *
         * @param x when
         * @param y where it is upwards, finite, or NaN where there is none
         * @param low the lower end of the range, finite
         * @param high the upper end, finite
         * @return the point
         * @throws IllegalArgumentException if a number is not as said, or the lower end is above the upper one
         */
        public static Point at(Instant x, double y, double low, double high) {
            return new Point(Times.seconds(x), y, Optional.of(new Range(low, high)));
        }

        /** What has to be seen of it upwards. */
        DoubleStream heights() {
            return Range.seen(y, error);
        }
    }
}
