package dev.boathouse.core.metric;

import java.util.Arrays;

/**
 * Points of a curve along thresholds, from the highest threshold to the lowest; x never falls. Three doubles a point. Immutable.
 */
public final class Curve {

    private final String xName;
    private final String yName;
    private final double[] x;
    private final double[] y;
    private final double[] thresholds;

    private Curve(String xName, String yName, double[] x, double[] y, double[] thresholds) {
        this.xName = xName;
        this.yName = yName;
        this.x = x;
        this.y = y;
        this.thresholds = thresholds;
    }

    /**
     * A curve of points that are known.
     *
     * @param xName what x is, such as {@code recall}
     * @param yName what y is, such as {@code precision}
     * @param x finite numbers that never fall
     * @param y finite numbers
     * @param thresholds from which score on rows are positive at each point; never rising
     * @return the curve
     * @throws IllegalArgumentException if there are no points, lengths differ, a number is not finite, or one is out of order
     */
    public static Curve of(String xName, String yName, double[] x, double[] y, double[] thresholds) {
        if (x.length == 0 || y.length != x.length || thresholds.length != x.length) {
            throw new IllegalArgumentException("Cannot draw a curve through " + x.length + " x, " + y.length + " y and "
                    + thresholds.length + " thresholds: there must be as many of each, and one or more.");
        }
        for (int i = 0; i < x.length; i++) {
            boolean finite = Double.isFinite(x[i]) && Double.isFinite(y[i]) && Double.isFinite(thresholds[i]);
            if (!finite || (i > 0 && (x[i] < x[i - 1] || thresholds[i] > thresholds[i - 1]))) {
                throw new IllegalArgumentException("Cannot draw a curve: point " + i + " is (" + x[i] + ", " + y[i]
                        + ") at threshold " + thresholds[i]
                        + ". Points must be finite, with x never falling and thresholds never rising.");
            }
        }
        return new Curve(xName, yName, x.clone(), y.clone(), thresholds.clone());
    }

    /** Takes arrays as they are. */
    static Curve taking(String xName, String yName, double[] x, double[] y, double[] thresholds) {
        return new Curve(xName, yName, x, y, thresholds);
    }

    /**
     * What x is.
     *
     * @return such as {@code recall}
     */
    public String xName() {
        return xName;
    }

    /**
     * What y is.
     *
     * @return such as {@code precision}
     */
    public String yName() {
        return yName;
    }

    /**
     * How many points there are.
     *
     * @return 1 or more
     */
    public int size() {
        return x.length;
    }

    /**
     * The x of a point.
     *
     * @param point from 0 on
     * @return the number
     */
    public double x(int point) {
        return x[point];
    }

    /**
     * The y of a point.
     *
     * @param point from 0 on
     * @return the number
     */
    public double y(int point) {
        return y[point];
    }

    /**
     * From which score on rows are positive at a point. At the first no row is: it lies 1 above the highest score, as scikit-learn 1.2 has
     * it, or at the next double where adding 1 changes nothing.
     *
     * @param point from 0 on
     * @return the threshold
     */
    public double threshold(int point) {
        return thresholds[point];
    }

    /**
     * The area under straight lines between the points (trapezoids). For a ROC curve this is the AUC; for a PR curve it is too optimistic,
     * because precision does not run straight (Davis and Goadrich 2006, ICML): {@link Metric#AVERAGE_PRECISION} goes in steps.
     *
     * @return the area
     */
    public double area() {
        double area = 0;
        for (int i = 1; i < x.length; i++) {
            area += (x[i] - x[i - 1]) * (y[i] + y[i - 1]) / 2;
        }
        return area;
    }

    /**
     * With fewer points for a chart: the first and last stay, and then those that lie farthest from the lines between the ones chosen so
     * far (Douglas and Peucker 1973, Cartographica 10:112), in units of the height and the width of the curve.
     *
     * @param points how many may stay, 2 or more
     * @return this curve if it has no more than that, else one with as many points
     * @throws IllegalArgumentException if it is fewer than 2
     */
    public Curve atMost(int points) {
        if (points < 2) {
            throw new IllegalArgumentException(
                    "Cannot draw a curve through " + points + " points: give 2 or more, such as 500.");
        }
        if (x.length <= points) {
            return this;
        }
        int[] kept = Thinning.of(x, y, points);
        return new Curve(xName, yName, at(x, kept), at(y, kept), at(thresholds, kept));
    }

    private static double[] at(double[] values, int[] places) {
        return Arrays.stream(places).mapToDouble(place -> values[place]).toArray();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Curve curve
                && curve.xName.equals(xName)
                && curve.yName.equals(yName)
                && Arrays.equals(curve.x, x)
                && Arrays.equals(curve.y, y)
                && Arrays.equals(curve.thresholds, thresholds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(x) + 31 * Arrays.hashCode(y);
    }

    /** Such as {@code precision by recall, 61 points}. */
    @Override
    public String toString() {
        return yName + " by " + xName + ", " + x.length + " points";
    }
}
