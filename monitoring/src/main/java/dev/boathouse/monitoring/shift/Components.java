package dev.boathouse.monitoring.shift;

import dev.boathouse.core.data.Frame;
import java.util.Arrays;
import java.util.List;

/** The principal components of some rows: how columns are scaled, where their middle is, and the axes that are kept. */
final class Components {

    /** What is less is no error of the axes, but of arithmetic: columns that depend on each other exactly have none. */
    private static final double ROUNDING = 1e-9;

    private final List<String> names;
    private final RobustScale[] scales;
    private final double[] means;
    private final double[][] axes;
    private final double explained;

    private Components(List<String> names, RobustScale[] scales, double[] means, double[][] axes, double explained) {
        this.names = names;
        this.scales = scales;
        this.means = means;
        this.axes = axes;
        this.explained = explained;
    }

    /** Errors of rows. */
    record Errors(double[] ofRows, double[] meanOfColumns, long[] missing) {}

    /** The scales decide which columns vary: only those are among the names. */
    static Components of(Frame rows, List<String> names, RobustScale[] scales, double share) {
        double[][] scaled = scaled(rows, names, scales);
        int size = names.size();
        double[] means = new double[size];
        for (int i = 0; i < size; i++) {
            means[i] = Arrays.stream(scaled[i]).average().orElse(0);
        }
        double[][] covariance = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int row = 0; row < scaled[i].length; row++) {
                    sum += (scaled[i][row] - means[i]) * (scaled[j][row] - means[j]);
                }
                covariance[i][j] = sum / scaled[i].length;
                covariance[j][i] = covariance[i][j];
            }
        }
        PrincipalAxes all = PrincipalAxes.of(covariance);
        int kept = all.forShare(share);
        return new Components(names, scales, means, Arrays.copyOf(all.axes(), kept), all.share(kept));
    }

    private static double[][] scaled(Frame rows, List<String> names, RobustScale[] scales) {
        double[][] scaled = new double[names.size()][];
        for (int i = 0; i < scaled.length; i++) {
            RobustScale scale = scales[i];
            scaled[i] = Arrays.stream(rows.doubles(names.get(i))).map(scale::of).toArray();
        }
        return scaled;
    }

    int count() {
        return axes.length;
    }

    double explained() {
        return explained;
    }

    /** What the axes leave of each row: the square of its distance from them. */
    Errors errors(Frame rows) {
        double[][] scaled = scaled(rows, names, scales);
        int count = Math.toIntExact(rows.rowCount());
        double[] ofRows = new double[count];
        double[] ofColumns = new double[names.size()];
        double[] rest = new double[names.size()];
        for (int row = 0; row < count; row++) {
            for (int i = 0; i < rest.length; i++) {
                rest[i] = scaled[i][row] - means[i];
            }
            for (double[] axis : axes) {
                double along = 0;
                for (int i = 0; i < rest.length; i++) {
                    along += axis[i] * rest[i];
                }
                for (int i = 0; i < rest.length; i++) {
                    rest[i] -= along * axis[i];
                }
            }
            for (int i = 0; i < rest.length; i++) {
                double error = Math.abs(rest[i]) < ROUNDING ? 0 : rest[i] * rest[i];
                ofRows[row] += error;
                ofColumns[i] += error;
            }
        }
        long[] missing = names.stream()
                .mapToLong(name ->
                        Arrays.stream(rows.doubles(name)).filter(Double::isNaN).count())
                .toArray();
        return new Errors(
                ofRows, Arrays.stream(ofColumns).map(sum -> sum / count).toArray(), missing);
    }
}
