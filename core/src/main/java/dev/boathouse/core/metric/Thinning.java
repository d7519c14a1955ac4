package dev.boathouse.core.metric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Which points of a line matter most: those farthest from the lines between the ones chosen so far (Douglas and Peucker 1973). */
final class Thinning {

    private final double[] x;
    private final double[] y;
    private final double width;
    private final double height;

    private Thinning(double[] x, double[] y) {
        this.x = x;
        this.y = y;
        this.width = range(x);
        this.height = range(y);
    }

    /** The places of so many points in order, the first and the last among them. */
    static int[] of(double[] x, double[] y, int points) {
        Thinning thinning = new Thinning(x, y);
        PriorityQueue<Piece> pieces = new PriorityQueue<>(
                Comparator.comparingDouble((Piece piece) -> -piece.distance).thenComparingInt(Piece::from));
        int[] kept = new int[points];
        kept[1] = x.length - 1;
        pieces.add(thinning.piece(0, x.length - 1));
        for (int count = 2; count < points; count++) {
            Piece widest = pieces.remove();
            kept[count] = widest.farthest;
            if (widest.farthest - widest.from > 1) {
                pieces.add(thinning.piece(widest.from, widest.farthest));
            }
            if (widest.to - widest.farthest > 1) {
                pieces.add(thinning.piece(widest.farthest, widest.to));
            }
        }
        Arrays.sort(kept);
        return kept;
    }

    /** A piece with points inside; where all lie on the line it is cut in the middle. */
    private Piece piece(int from, int to) {
        double dx = (x[to] - x[from]) / width;
        double dy = (y[to] - y[from]) / height;
        double length = Math.sqrt(dx * dx + dy * dy);
        double distance = 0;
        int farthest = (from + to) >>> 1;
        for (int i = from + 1; i < to; i++) {
            double px = (x[i] - x[from]) / width;
            double py = (y[i] - y[from]) / height;
            double away = length == 0 ? Math.sqrt(px * px + py * py) : Math.abs(px * dy - py * dx) / length;
            if (away > distance) {
                distance = away;
                farthest = i;
            }
        }
        return new Piece(from, to, farthest, distance);
    }

    private static double range(double[] values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return high > low ? high - low : 1;
    }

    private record Piece(int from, int to, int farthest, double distance) {}
}
