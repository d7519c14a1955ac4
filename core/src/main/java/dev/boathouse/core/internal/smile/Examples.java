package dev.boathouse.core.internal.smile;

/**
 * Rows to learn from, encoded. The arrays are shared: nobody changes them.
 *
 * @param columns the features, feature by feature
 * @param codes the class of each row; empty where classes are not learnt
 * @param classes how many classes there are; 0 where classes are not learnt
 * @param numbers the number to estimate of each row; empty where numbers are not learnt
 * @param seed where all random numbers start; every long is as good as another
 */
public record Examples(double[][] columns, int[] codes, int classes, double[] numbers, long seed) {

    /**
     * How many rows there are.
     *
     * @return 1 or more
     */
    public int rowCount() {
        return columns[0].length;
    }

    /**
     * The features row by row, for algorithms that want them so.
     *
     * @return a new array
     */
    public double[][] rows() {
        double[][] rows = new double[rowCount()][columns.length];
        for (int feature = 0; feature < columns.length; feature++) {
            double[] column = columns[feature];
            for (int row = 0; row < rows.length; row++) {
                rows[row][feature] = column[row];
            }
        }
        return rows;
    }
}
